"""A wrong number is told with what is likely to have led to it, and with nothing where nothing is."""

from __future__ import annotations

import math

import numpy as np
import pytest

from .conftest import Project, Run
from .slips import ARTICLE, JOINED, NOTHING, NUMBERS, UNEVEN, Slip, feature

READ, READ_UNEVEN, READ_NUMBERS = 'When I input "I like"', 'When I input "b a"', "When I input the numbers 1, 2"
SILENT = ("likely",)
E2, E8 = math.exp(2), math.exp(8)
IN_SINGLE = float(np.float32(2 * E2 + E8))


def slip(name: str, read: str, claim: str, *told: str, untold: tuple[str, ...] = ()) -> Slip:
    return Slip(name, f"{read}\nThen {claim}", told, untold)


def article(name: str, claim: str, *told: str, untold: tuple[str, ...] = ()) -> Slip:
    return slip(name, READ, claim, *told, untold=untold)


def uneven(name: str, claim: str, cause: str) -> Slip:
    return slip(name, READ_UNEVEN, claim, f"likely: {cause}")


def numbers(name: str, claim: str, cause: str) -> Slip:
    return slip(name, READ_NUMBERS, claim, f"likely: {cause}")


SLIPS = {
    ARTICLE: [
        article("units", "Z2 is about 2995.70", "off by 4 units of the last digit printed; rounded it is 2995.74"),
        article("cut off", "e^2 is about 7.38", "it was truncated, not rounded; rounded it is 7.39", untold=SILENT),
        article("said to be equal", "e^2 is 7.39", 'of a rounded number say "is about 7.39"', untold=SILENT),
        article(
            "single precision",
            f"Z2 is about {IN_SINGLE:.8f}",
            "likely: it was computed in single precision, which carries about 7 digits",
            f"computed {2 * E2 + E8:.8f}, printed {IN_SINGLE:.8f}",
        ),
        # 7.39 + 7.39 + 2980 = 2994.78, as the article has it.
        article(
            "figures",
            "Z2 is about 2994.78",
            "off by 96 units",
            "likely: e^o2 was rounded to 3 significant digits, [7.39, 7.39, 2980], before it was used",
        ),
        # 7.38 + 7.38 + 2980.95 = 2995.71; 7.4 + 7.4 + 2981 = 2995.8.
        article(
            "operands cut off",
            "Z2 is about 2995.71",
            "likely: e^o2 was cut off to 2 decimals, [7.38, 7.38, 2980.95], before it was used",
        ),
        article("all rounded", "Z2 is about 2995.80", "likely: every step was rounded to 1 decimal"),
        article(
            "not taken",
            "taking e^o2 as [7.39, 7.39, 2980], Z2 is about 2995.74",
            "likely: this is the number without rounding on the way",
        ),
        article("exchanged", "h1 is [1, 1]", "likely: with W and U exchanged, this would be right"),
        article("neighbours", "Z2 is about 2959.74", "likely: a misprint: the digits 5 and 9 are exchanged"),
        article("one digit", "Z2 is about 2985.74", "likely: a misprint: 8 in the place of 9"),
        article("per cent", 'p2("cats") is about 99.51', "likely: a per cent sign is missing, 99.51%"),
        article("the point", "Z2 is about 299.574", "likely: the decimal point has moved"),
        article("a minus", "o2 is [2, 2, -8]", "likely: a minus sign too many"),
        article("other score", "o2 is [1, 0, 2]", "likely: this is V h1, not o2"),
        article("small numbers", "U h1 is [2, 2]", "U h1[1]: computed 1, printed 2", untold=SILENT),
        article("one off", "e^8 is about 2982", "off by 1 unit of the last digit", untold=SILENT),
    ],
    UNEVEN: [
        # [b + W h0 + U x1] = [1 + 5 + 1, −1 + 6 + 5]; by rows [1 + 4 + 2, −1 + 3 + 7].
        uneven("W and U", "h1 is [7, 10]", "with W and U exchanged, this would be right"),
        uneven("rows", "h1 is [7, 9]", "with vectors as rows, x W and h U, this would be right"),
        uneven("W turned", "h1 is [5, 10]", "with W transposed, this would be right"),
        uneven("U turned", "h1 is [9, 5]", "with U transposed, this would be right"),
        uneven("V turned", "V h1 is [7, 33]", "with V transposed, this would be right"),
        uneven("no b", "h1 is [6, 7]", "without the bias b, this would be right"),
        uneven("no h0", "h1 is [5, 2]", "without the initial state h0, this would be right"),
        uneven("no memory", "h2 is [2, -1]", "without U h, the memory, this would be right"),
        # V h0 = [7, 4]: without c the logits differ by 3, with it by 2.
        uneven("no c", f"p0[2] is about {1 / (1 + math.exp(3)):.4f}", "without the output bias c, this would be right"),
        uneven("other values", "o1 is [25, 12]", "this is V h1, not o1"),
        slip(
            "a lost minus", 'When I input "a"', "b is [1, 1]", "b[2]: computed -1, printed 1", "a minus sign was lost"
        ),
    ],
    NUMBERS: [
        numbers("twice", f"h1 is about {math.tanh(math.tanh(0.5)):.4f}", "with the activation applied twice"),
        numbers("activation", f"h1 is about {1 / (1 + math.exp(-0.5)):.4f}", "with sigmoid as the activation"),
        numbers("no activation", "h2 is about 1.400", "without the activation, this would be right"),  # 0.8·0.5 + 1
        numbers("before it", "h1 is about 0.5000", "this is a1, not h1"),
        numbers("one step", f"h2 is about {math.tanh(1.4):.4f}", "a2 was rounded to 1 decimal, 1.4, before it"),
    ],
    JOINED: [
        # [1·1 + 2·1 + 3·5, 0·1 + 1·1 − 1·5] = [18, −4].
        slip("order", "When I input the number 5", "h1 is [18, -4]", "likely: with [h; x] in the place of [x; h]"),
    ],
    NOTHING: [
        Slip(
            "product turned",
            "Given the matrix A is [[1, 2], [3, 4]]\nAnd the vector x is [1, 2]\nThen A x is [7, 10]",
            (
                "A x = [[1, 2], [3, 4]] [1, 2] = [1·1 + 2·2, 3·1 + 4·2]",
                "likely: with A transposed, this would be right",
            ),
        ),
        Slip(
            "bits",
            "Given the words of a sentence have the probabilities [0.5, 0.125]\nThen the cross-entropy is 2",
            ("likely: this is the cross-entropy in bits, by the logarithm to base 2; here it is by the natural one",),
        ),
    ],
}


@pytest.fixture(scope="module")
def run(shared_project: Project) -> Run:
    """One run over every slip."""
    shared_project.write("x.feature", feature(SLIPS))
    return shared_project.run("x.feature")


@pytest.mark.parametrize("case", [s for slips in SLIPS.values() for s in slips], ids=lambda s: s.name)
def test_a_wrong_number_is_told_with_its_cause(run: Run, case: Slip) -> None:
    told = run.section(case.name)
    assert [part for part in case.told if part not in told] == [], told
    assert [part for part in case.untold if part in told] == [], told
    assert told.count("likely: ") <= 1
    assert run.statuses(case.name)[-1] == "FAILED"
