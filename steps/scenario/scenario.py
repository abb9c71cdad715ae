"""A scenario as it runs: the facts so far, what each new one shows, and what becomes of each claim."""

from tinyrnn import Implementation, Symbol, TinyRNNError

from ..record.schema import TraceShown
from .fact_checks import check_fact
from .facts import Fact, Facts, Read, StandAlone, Take, Target, Write
from .findings import Claim, Finding, Held, as_data
from .shown_facts import show_fact
from .solution import Solution, solve


class Scenario:
    """The facts and claims so far."""

    def __init__(self, implementation: Implementation | None = None) -> None:
        """Begin with nothing; an implementation, where there is one, is tested in the place of the reference."""
        self.facts: Facts = ()
        self.held: list[Held] = []  # the claims so far that held
        self.claimed: list[Symbol] = []  # of the values that claims so far have shown
        self.implementation = implementation
        self.by_reference: dict[str, None] = {}  # what the reference computes all the same
        self._solved: tuple[Facts, Solution] | None = None

    def step(self, said: object, line: str) -> Finding:
        """Take in what a step says, a claim, a fact or several; `line` is the step as it is written.

        Raises:
            ExampleError, NumberError, TinyRNNError: the step makes no sense where it stands.
        """
        if isinstance(said, Claim):
            if self.implementation is not None and said.by_reference:
                self.by_reference[said.by_reference] = None
            solution = self.solved(self.facts)
            finding = said.examine(solution.reference if said.by_reference else solution, line)
            self.held += finding.held
            self.claimed += finding.symbols
            return finding
        finding = Finding()
        for fact in said if isinstance(said, tuple) else (said,):
            assert isinstance(fact, Fact), "a phrase gives a fact or a claim"
            check_fact(self.facts, fact, self.solved)
            before, self.facts = self.facts, (*self.facts, fact)
            if isinstance(fact, Write):
                self._try(before)
            if self.implementation is not None and fact.by_reference:
                self.by_reference[fact.by_reference] = None
            show_fact(finding, before, self.facts, self.solved)
        return finding

    def _try(self, before: Facts) -> None:
        """See whether the network can write so many words; otherwise the fact is not taken in."""
        try:
            _ = self.solution
        except TinyRNNError:
            self.facts = before
            raise

    @property
    def tested(self) -> Implementation | None:
        """What computes here: an implementation, until something asks for what only the reference tells."""
        is_left = any(fact.by_reference and not isinstance(fact, Take) for fact in self.facts)
        return None if is_left else self.implementation

    @property
    def solution(self) -> Solution:
        """What follows from the facts."""
        return self.solved(self.facts)

    def solved(self, facts: Facts) -> Solution:
        """What follows from some facts, as far as they were stated."""
        if self._solved is None or self._solved[0] is not facts:
            tested = self.tested  # whose calls are counted, so that what it computes is not remembered elsewhere
            self._solved = facts, solve(facts) if tested is None else Solution(facts, tested)
        return self._solved[1]

    def trace_shown(self) -> TraceShown | None:
        """Every named value, for the record; None where nothing was computed."""
        if not any(isinstance(fact, (Read, Write, StandAlone, Target)) for fact in self.facts) and not self.held:
            return None
        values = self.solution.all_values([*self.claimed, *(held.symbol for held in self.held)])
        words = self.solution.given.vocabulary
        return TraceShown([as_data(value) for value in values], list(words or ())) if values else None
