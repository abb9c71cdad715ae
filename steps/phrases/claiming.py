"""Claiming: a step's claim about a value, from the text of its numbers to the working and the explanation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tinyrnn import Value

from ..diagnosis.causes import likely_causes
from ..printed.arrays import PrintedArray, parse_array, parse_table
from ..printed.blanks import BLANK, Write, is_blank, line_to_paste
from ..printed.digits import Check
from ..scenario.claims import ClaimError, check_claim, check_component, is_as_claimed, working_text
from ..scenario.example import Claim, Example
from ..scenario.lookup import Found, find


def claim_text(example: Example, symbol: str, numbers: str, check: Check, write: Write | None = None) -> None:
    """Check the numbers of a step; where they are left blank, say what to write."""
    claim_found(example, find(example, symbol), numbers, check, write)


def claim_found(example: Example, found: Found, numbers: str, check: Check, write: Write | None = None) -> None:
    """Check the numbers of a step about a value; where they are left blank, say what to write."""
    if is_blank(numbers):
        raise blank(example, found, line_to_paste(example.step, numbers, found.array, write))
    claim(example, found, parse_array(numbers), check)


def claim_table(example: Example, symbol: str, table: list[list[str]], check: Check) -> None:
    """Check the numbers of a table, headed by words or not; where some are left blank, say what to write."""
    found = find(example, symbol)
    if any(is_blank(cell) for row in table for cell in row if len(cell) == 1):
        raise blank(example, found, line_to_paste(f"{example.step} {BLANK}", BLANK, found.array))
    numbers = parse_table(table)
    numbers = numbers.ordered_by(example.vocabulary.words) if numbers.words else numbers
    claim(example, found, numbers.as_vector() if found.value.array.ndim == 1 else numbers, check)


def claim(example: Example, found: Found, expected: PrintedArray, check: Check) -> None:
    """Check a claim and show the working of its value, marked where it is wrong."""
    try:
        check_found(found, expected, check)
    except ClaimError as error:
        example.show(found.value, error.places)
        _show_exactly(example, found)
        raise error.because(likely_causes(example, found, expected, check) if error.places else ()) from None
    example.count_checked(len(expected.entries))
    example.show(found.value)
    _show_exactly(example, found)
    remember(example, found, expected, check)


def check_found(found: Found, expected: PrintedArray, check: Check) -> None:
    """Check a value, or the entry of it that was named; a ClaimError where it is not as claimed."""
    if found.place is None:
        check_claim(found.value, expected, check, found.text)
    else:
        check_component(found.value, found.place, expected, check, found.text)


def remember(example: Example, found: Found, expected: PrintedArray, check: Check) -> None:
    """Keep a claim about something computed, to be tried on other networks."""
    if found.value.operation == "given":
        return

    def holds(trace: Mapping[str, Value]) -> bool:
        return found.symbol in trace and is_as_claimed(found.within(trace).array, expected, check)

    example.claims.append(Claim(found.symbol, holds))


def blank(example: Example, found: Found, line: str) -> ClaimError:
    """The answer to a blank."""
    example.show(found.value)
    return ClaimError(
        f"{found.text} is left open; computed, it is what this line says:\n\n  {line}", working_text(found.value)
    )


def show_values(example: Example, values: Sequence[Value]) -> None:
    """Fold the workings of several values under the step."""
    for value in values:
        item = {"symbol": str(value.symbol)}
        if item not in example.evidence:
            example.evidence.append(item)


def _show_exactly(example: Example, found: Found) -> None:
    """Beside a value that was rounded on the way, the one that was not."""
    if example.is_rounded and found.symbol in example.exact_trace:
        exact = example.exact_trace[found.symbol]
        if exact.array.tolist() != found.value.array.tolist():
            example.show(exact, caption="exactly")
