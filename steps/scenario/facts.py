"""Facts: what a Given or a When says, as data. A scenario is the tuple of its facts."""

from collections.abc import Iterable
from dataclasses import dataclass

from ..language.names import Name
from ..printed.matrices import PrintedArray

# One input, or one target: a word, a number, or a vector.
Item = str | float | tuple[float, ...]


class ExampleError(ValueError):
    """A step that makes no sense where it stands; the message says what to do."""


@dataclass(frozen=True)
class Fact:
    """What a Given or a When says."""

    @property
    def by_reference(self) -> str:
        """What it asks for that only the reference computes, also where another implementation is tested."""
        return ""


@dataclass(frozen=True)
class Parameter(Fact):
    """The numbers of one parameter, by its name in the core: C, W, U, b, h_0, V or c."""

    name: str
    numbers: PrintedArray | None  # None gives C every word as its own one-hot vector: it is the identity


@dataclass(frozen=True)
class Loss:
    """How losses are made and gathered."""

    error: str = "cross-entropy"  # or "squared error", or "half squared error"
    is_summed: bool = False  # whether L is the sum of the losses of the steps; otherwise it is their mean
    text: str = ""  # what the scenario calls it


@dataclass(frozen=True)
class Setting(Fact):
    """A choice that is made once, by the name of what it sets, a key of SETTINGS."""

    name: str
    value: str | float | tuple[str, ...] | Loss = ""

    @property
    def by_reference(self) -> str:
        """Rounding every value before it is used."""
        return "working to so many decimals" if self.name == "decimals" else ""


# What each setting is called where it is made twice, or too late.
SETTINGS = {
    "words": "the vocabulary",
    "activation": "the activation",
    "output": "the output",
    "temperature": "the temperature",
    "rows": "the convention of rows",
    "joined": "the joined matrix W",
    "backwards": "the direction",
    "decimals": "how far to round",
    "loss": "the loss",
}


@dataclass(frozen=True)
class StandAlone(Fact):
    """A value that is given outside a network: logits o, probabilities p, a target y, or any matrix of any name."""

    name: str
    numbers: PrintedArray


@dataclass(frozen=True)
class Target(Fact):
    """The word that came, whose cross-entropy is asked for."""

    word: str


@dataclass(frozen=True)
class Read(Fact):
    """Some inputs, and what should follow the last ones of them."""

    inputs: tuple[Item, ...]
    targets: tuple[Item, ...] = ()

    @property
    def by_reference(self) -> str:
        """Gradients, where something is expected."""
        return "gradients" if self.targets else ""


@dataclass(frozen=True)
class Write(Fact):
    """So many words that the network writes: the likeliest, or drawn with a seed, from a few likeliest if `top`."""

    count: int
    seed: int | None = None
    top: int | None = None


@dataclass(frozen=True)
class Descend(Fact):
    """Some steps of gradient descent."""

    count: int
    rate: float
    clip: float | None = None


@dataclass(frozen=True)
class Take(Fact):
    """Other numbers in the place of computed ones."""

    name: Name
    numbers: PrintedArray
    by_reference = "what follows from numbers taken for computed ones"


Facts = tuple[Fact, ...]


def setting(facts: Iterable[Fact], name: str) -> str | float | tuple[str, ...] | Loss | None:
    """What a setting was chosen to be; None where it was not."""
    return next((fact.value for fact in facts if isinstance(fact, Setting) and fact.name == name), None)


def items_of(numbers: PrintedArray) -> tuple[Item, ...]:
    """The rows of a matrix, or the entries of a vector, as inputs or targets."""
    return tuple(tuple(part) if isinstance(part, list) else float(part) for part in numbers.array.tolist())
