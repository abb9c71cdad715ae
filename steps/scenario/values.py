"""The values of a solved scenario: each computed once it is asked for, also in another computation of the same."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from tinyrnn import TEXT, Array, Symbol, TinyRNNError, Trace, Value, as_array, shape_text
from tinyrnn.trace import recomputed_value


class Values(Mapping[str, Value]):
    """Named values, the order of computation kept.

    `find` also computes what only follows from them; that is not part of the mapping, which would otherwise depend on
    what was asked before, in other scenarios of the same facts too.
    """

    def __init__(self, values: Mapping[str, Value], derive: Callable[["Values", Symbol], Iterable[Value]]) -> None:
        """The values by name, and what follows from them for a symbol, if anything."""
        self._values, self._derive = values, derive
        self._asked: dict[str, Value] = {}

    def find(self, symbol: Symbol) -> Value | None:
        """The value of a symbol; None where there is none."""
        name = TEXT.symbol(symbol)
        if name not in self._values and name not in self._asked:
            for value in Trace(self._derive(self, symbol)).values():
                self._asked.setdefault(value.name, self._values.get(value.name, value))
        return self._values.get(name) or self._asked.get(name)

    def recomputed(self, adjust: Callable[[Value], Value]) -> "Values":
        """The same computation, every value of it changed by `adjust` before it is used."""
        return _Recomputed(self, adjust)

    def taking(self, value: Value, data: Array) -> "Values":
        """The same computation with other numbers in the place of one value; a TinyRNNError where they do not fit."""
        array = as_array(value.name, data)
        if array.shape != value.array.shape:
            had, given = shape_text(value.array.shape), shape_text(array.shape)
            raise TinyRNNError(f"{value.name} is {had}, but {given} was given for it: make them alike")
        taken = Value(array, symbol=value.symbol, is_row=value.is_row)
        return self.recomputed(lambda other: taken if other.symbol == value.symbol else other)

    def __getitem__(self, name: str) -> Value:
        return self._values[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)


class _Recomputed(Values):
    """Values of another computation: each follows from the one of the first computation once it is asked for."""

    def __init__(self, first: Values, adjust: Callable[[Value], Value]) -> None:
        super().__init__(first, lambda _values, _symbol: ())
        self._first, self._adjust = first, adjust
        self._done: dict[int, Value] = {}

    def find(self, symbol: Symbol) -> Value | None:
        value = self._first.find(symbol)
        return None if value is None else recomputed_value(value, self._done, self._adjust)

    def __getitem__(self, name: str) -> Value:
        return recomputed_value(self._first[name], self._done, self._adjust)
