"""Claims about language: the probability of a sentence, guessing, word order, and words that the network writes."""

from dataclasses import dataclass

from tinyrnn import TEXT, same
from tinyrnn.symbol import letter, logarithm

from ..language.names import read_name
from ..printed.blanks import is_blank
from ..printed.digits import ABOUT
from ..scenario.derived import sentence_symbol
from ..scenario.facts import ExampleError
from ..scenario.findings import Claim, Finding
from ..scenario.lookup import Found, find
from ..scenario.solution import Solution
from .number_claims import examine_digits


@dataclass(frozen=True)
class SentenceClaim(Claim):
    """The probability of a sentence by the chain rule, of words given those before them, or its logarithm in nats."""

    sentence: str
    numbers: str
    prefix: str = ""
    is_logarithm: bool = False

    def examine(self, solution: Solution, line: str) -> Finding:
        words, before = self.sentence.split(), self.prefix.split()
        if not words:
            raise ExampleError("there is no word between the quotes: write the words whose probability is claimed")
        read = [*before, *words][:-1]
        if solution.words[: len(read)] != read:
            so_far, asked = " ".join(solution.words), " ".join(read)
            raise ExampleError(f'to tell this, "{asked}" must have been read; this scenario has read "{so_far}"')
        symbol = sentence_symbol(words, before)
        value = solution.values.find(logarithm(symbol) if self.is_logarithm else symbol)
        assert value is not None  # it follows from the distributions
        return examine_digits(solution, Found(value, value.name), self.numbers, ABOUT, line)


@dataclass(frozen=True)
class GuessingClaim(Claim):
    """That the mean cross-entropy is greater than that of guessing evenly among all words, or less."""

    is_worse: bool

    def examine(self, solution: Solution, line: str) -> Finding:
        names = ("the cross-entropy", "the cost of guessing evenly")
        L, even = (find(solution, solution.values, read_name(name)).whole for name in names)
        finding = Finding().show(L).show(even)
        if bool(same(L.array, even.array)) or (L.array > even.array) != self.is_worse:
            finding.fail(f"L is {TEXT.array(L.array)}, and guessing evenly costs {TEXT.array(even.array)}")
        return finding


@dataclass(frozen=True)
class LastStateClaim(Claim):
    """That another sentence leads to the same last state, or to another one."""

    sentence: str
    is_same: bool

    def examine(self, solution: Solution, line: str) -> Finding:
        if not self.sentence.split():
            raise ExampleError("there is no word between the quotes: write the words to read instead")
        other = solution.read(self.sentence.split()).states[-1]
        mine = solution.values.find(letter("h", solution.times[-1]))
        if mine is None:
            raise ExampleError('nothing has been read: say "When I input" first')
        finding = Finding().show(mine).show(other, caption="the other way")
        if bool(same(mine.array, other.array).all()) != self.is_same:
            which = "another" if self.is_same else "the same"
            both = f"{TEXT.array(mine.array)} and {TEXT.array(other.array)}"
            finding.fail(f'after "{self.sentence}" the memory is {which}: {both}')
        return finding


@dataclass(frozen=True)
class TextClaim(Claim):
    """All words so far, those that were read and those that the network wrote."""

    text: str

    def examine(self, solution: Solution, line: str) -> Finding:
        actual = " ".join(solution.words)
        if is_blank(self.text):
            pasted = line.replace(self.text, actual)
            return Finding().fail(f"the text is left open; it is what this line says:\n\n  {pasted}")
        finding = Finding().show(solution.last_distribution)
        if actual != " ".join(self.text.split()):
            finding.fail(f"expected  {self.text}\nactual    {actual}")
        return finding
