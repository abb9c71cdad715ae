"""Claims about words and their probabilities: indices, predictions, distributions."""

from dataclasses import dataclass

from tinyrnn import TEXT, Symbol, Value, predict, same

from ..printed.blanks import is_blank, rounded, table_to_paste
from ..printed.digits import ABOUT
from ..printed.matrices import parse_table, quoted
from ..record.schema import Table
from ..scenario.facts import ExampleError
from ..scenario.findings import Claim, Finding, Held, working_text
from ..scenario.lookup import Found
from ..scenario.solution import Solution
from ..scenario.values import Values
from .number_claims import Cells, compare, examine_digits, joined


@dataclass(frozen=True)
class IndexClaim(Claim):
    """That a word has an index, counted from 0."""

    word: str
    index: int

    def examine(self, solution: Solution, line: str) -> Finding:
        actual, finding = solution.vocabulary.index(self.word), Finding()
        if actual != self.index:
            where = f'"{self.word}" is word {actual} of {", ".join(solution.vocabulary)}'
            return finding.fail(f"expected  {self.index}\nactual    {actual}\n\n{where}")
        finding.shown.checked = 1
        return finding


@dataclass(frozen=True)
class PredictionClaim(Claim):
    """That a word is the most probable one, and, where it is told, with which probability."""

    word: str
    probability: str = ""

    def examine(self, solution: Solution, line: str) -> Finding:
        prediction, p, index = solution.prediction(), solution.last_distribution, solution.vocabulary.index(self.word)
        finding = Finding().show(p, kind="distribution")
        if prediction.tied:
            tied = f"{quoted((prediction.word, *prediction.tied))} tie, each at {TEXT.number(prediction.probability)}"
            return finding.fail(f"{tied}: say that they tie", working_text(p))
        if prediction.word != self.word:
            actual = f"{prediction.word}, at {100 * prediction.probability:.1f}%"
            return finding.fail(f"expected  {self.word}\nactual    {actual}", working_text(p))
        if self.probability:
            found = Found(p, f'p("{self.word}")', (index,))
            finding = examine_digits(solution, found, self.probability, ABOUT, line)
        if not finding.problems:
            finding.held.append(_held(solution, p.symbol, {self.word}))
        return finding


@dataclass(frozen=True)
class TieClaim(Claim):
    """That some words, and no others, share the highest probability."""

    words: tuple[str, ...]
    text: str

    def examine(self, solution: Solution, line: str) -> Finding:
        prediction, p = solution.prediction(), solution.last_distribution
        finding, actual = Finding().show(p, kind="distribution"), {prediction.word, *prediction.tied}
        if set(self.words) != actual:
            shown = quoted(word for word in solution.vocabulary if word in actual)
            return finding.fail(f"expected  {self.text}\nactual    {shown}", working_text(p))
        finding.held.append(_held(solution, p.symbol, actual))
        return finding


def _held(solution: Solution, symbol: Symbol | None, words: set[str]) -> Held:
    """The claim that a distribution makes these words likeliest, to be tried on other networks."""
    assert symbol is not None  # a distribution has one

    def holds(values: Values) -> bool:
        p = values.find(symbol)
        other = None if p is None else predict(p, solution.vocabulary)
        return other is not None and {other.word, *other.tied} == words

    return Held(symbol, holds)


@dataclass(frozen=True)
class DistributionsClaim(Claim):
    """That the model gives a distribution before any word and after each: no entry below 0, all together 1."""

    def examine(self, solution: Solution, line: str) -> Finding:
        finding = Finding()
        for p in _distributions(solution):
            finding.show(p)
            total = p.array.sum()
            if (p.array < 0).any() or not same(total, 1.0):
                return finding.fail(f"{p.name} = {TEXT.array(p.array)} is not a distribution: it sums to {total}")
        return finding


@dataclass(frozen=True)
class PrefixesClaim(Claim):
    """Every distribution, a row each: the prefix (empty before any word), then a probability a word."""

    table: Cells

    def examine(self, solution: Solution, line: str) -> Finding:
        heading, *rows = self.table
        prefixes = [" ".join(solution.words[:t]) for t in range(len(solution.words) + 1)]
        if [row[0] for row in rows] != prefixes:
            listed = quoted(prefixes)
            raise ExampleError(
                f"the first column must hold every prefix in order, beginning with the empty one: {listed}"
            )
        distributions, words = _distributions(solution), solution.vocabulary
        blanks = {
            (i, j): rounded(float(p.array[words.index(heading[j])]))
            for i, p in enumerate(distributions, start=1)
            for j in range(1, len(heading))
            if is_blank(self.table[i][j])
        }
        if blanks:
            return Finding().fail(table_to_paste(line, self.table, blanks))
        finding = Finding()
        for row, p in zip(rows, distributions, strict=True):
            expected = parse_table([heading[1:], row[1:]]).ordered_by(words.words).as_vector()
            finding = joined([finding, compare(solution, Found(p, p.name), expected, ABOUT)])
            if finding.problems:
                break
        finding.shown.table = Table("prefixes")
        return finding


def _distributions(solution: Solution) -> tuple[Value, ...]:
    found = solution.reading.distributions
    if not found:
        raise ExampleError("the model has no output weights V, so it gives no probabilities: give V")
    return found
