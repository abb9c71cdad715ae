"""The schema of what the run record attaches to Cucumber Messages: of a step, of a scenario, and of the run as a whole.

Every attachment is one of these dataclasses as JSON; what is as usual is left out. `names` are the parts of a text that
name values.
"""

from dataclasses import MISSING, dataclass, field, fields, is_dataclass
from functools import cache
from typing import Any, TypeVar, get_args

Data = dict[str, Any]
T = TypeVar("T")


@dataclass(frozen=True)
class NamedText:
    """A part of a text that names a value: where it stands, the value's symbol, and the entry that is meant."""

    start: int
    end: int
    symbol: Data  # as `Symbol.data` gives it
    before: str = ""  # the words of it around the letters, such as "the input weights "
    after: str = ""
    entry: str = ""  # the entry by its place or by its word, as typed: `[1, 2]`, `("cats")`


@dataclass(frozen=True)
class ShownValue:
    """A value that a step shows with its working."""

    value: Data  # as `tinyrnn.trace.value_to_data` writes it
    wrong: list[list[int]] = field(default_factory=list)  # the places of the entries that are not as claimed
    caption: str = ""  # what is said above it, where it is not the claimed value itself
    # What a page draws where the step claims the value: "distribution", or "fading" where it is the norm of how one
    # hidden state depends on another; empty where nothing is drawn.
    kind: str = ""
    names: list[NamedText] = field(default_factory=list)  # of the caption


@dataclass(frozen=True)
class Table:
    """What the table below a step is."""

    kind: str  # "time steps", "losses", "prefixes", "working" (rows of a formula), "words" or "numbers"
    # Of time steps, the symbol of each column but the first; an empty one where a heading is plain text.
    headings: list[Data] = field(default_factory=list)
    stage: int = 0  # of a working, the place of the claimed stage among those of the value


@dataclass(frozen=True)
class WrongDigits:
    """One number that a source prints wrong: its place in the value, how it is wrong, and the right number."""

    place: str  # as `[2]`; empty where the value is one number
    how: str  # "truncated", "off" or "other"
    units: int  # by how many units of its last digit it is off
    printed: str
    computed: str
    rounded: str

    @property
    def verdict(self) -> str:
        """How it is wrong, where one unit is told from several: "truncated", "off by one", "off" or "other"."""
        return "off by one" if self.how == "off" and self.units == 1 else self.how


@dataclass(frozen=True)
class Slip:
    """A slip of the source, which a step records: the name as typed, the numbers as printed, what is wrong, and why."""

    name: str
    printed: str
    entries: list[WrongDigits]
    causes: list[str] = field(default_factory=list)
    names: list[NamedText] = field(default_factory=list)


@dataclass(frozen=True)
class WeakerDigits:
    """A number that is not the computed one, rounded to its digits, but is right in a weaker sense, in words."""

    name: str
    printed: str
    computed: str
    rounded: str
    sense: str
    names: list[NamedText] = field(default_factory=list)


@dataclass
class StepShown:
    """Everything that one step showed."""

    values: list[ShownValue] = field(default_factory=list)  # that it gives or claims, with their working
    computed: list[str] = field(default_factory=list)  # the names of what it computed; the trace holds the values
    zeros: list[Data] = field(default_factory=list)  # the symbols of parameters that are zero as they are not given
    slips: list[Slip] = field(default_factory=list)
    weaker: list[WeakerDigits] = field(default_factory=list)  # numbers that it claims in a weaker sense alone
    names: list[NamedText] = field(default_factory=list)
    table: Table | None = None
    stage: int | None = None  # the place of the stage that it quotes of the working of its first value
    checked: int = 0  # how many printed numbers it compared and found right

    @property
    def figure(self) -> str:
        """What a page draws: "losses", the "distribution" that is claimed alone, "fading"; empty where nothing."""
        if self.table and self.table.kind == "losses":
            return "losses"
        kinds = [shown.kind for shown in self.values]
        return kinds[0] if len(kinds) == 1 else "fading" if "fading" in kinds else ""


@dataclass(frozen=True)
class TraceShown:
    """Every named value of a scenario, in the order of computation, and its words in the order of their indices."""

    values: list[Data]
    words: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Insensitive:
    """The exchanges of matrices in a network that a scenario would not notice, and those that it would."""

    network: str
    unnoticed: list[str] = field(default_factory=list)
    noticed: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class PhraseData:
    """One phrase of a step definition."""

    id: str
    keyword: str
    language: str
    pattern: str


@dataclass(frozen=True)
class DefinitionData:
    """A step definition: its phrases, English ones first, what it means, what it reads, what its module is about."""

    phrases: list[PhraseData]
    meaning: str
    reads: list[str]
    topic: str


@dataclass(frozen=True)
class ParameterData:
    """What may be written in the place of a parameter: its type, its name in both languages, and examples."""

    type: str
    en: str
    zh: str
    text: str
    examples: list[str]


@dataclass(frozen=True)
class PhrasebookData:
    """What the standard has no place for: what each step definition means, and what its parameters stand for."""

    definitions: list[DefinitionData] = field(default_factory=list)
    parameters: list[ParameterData] = field(default_factory=list)


@dataclass(frozen=True)
class FilesData:
    """The hash of every file, of features and of code, that was run."""

    hashes: dict[str, str]


@dataclass(frozen=True)
class ImplementationData:
    """What computed in the place of the reference: a record that says so is of no use to the site."""

    name: str
    functions: list[str]
    sha256: str | None = None


@dataclass(frozen=True)
class CommitData:
    """The revision that was run, and whether anything in the tree differed from it."""

    revision: str = ""  # empty outside version control
    is_changed: bool = False
    remote: str = ""  # as an https address; empty where it is not an address on the web

    @property
    def short(self) -> str:
        """The revision as people write it."""
        return self.revision[:7]


# The attachments by their media types.
KINDS: dict[type, str] = {
    StepShown: "application/vnd.tinyrnn.step+json",
    TraceShown: "application/vnd.tinyrnn.trace+json",
    Insensitive: "application/vnd.tinyrnn.insensitive+json",
    PhrasebookData: "application/vnd.tinyrnn.phrasebook+json",
    FilesData: "application/vnd.tinyrnn.files+json",
    ImplementationData: "application/vnd.tinyrnn.implementation+json",
    CommitData: "application/vnd.tinyrnn.commit+json",
}


def to_data(item: Any) -> Data:
    """An attachment as plain data; a field that is as usual is left out."""
    data = {}
    for name, usual, part in _fields(type(item)):  # type: ignore[arg-type]  # a class is hashable
        own = getattr(item, name)
        if own != usual:
            data[name] = own if part is None else [*map(to_data, own)] if isinstance(own, list) else to_data(own)
    return data


def from_data(kind: type[T], data: Data) -> T:
    """The attachment that `to_data` wrote; a field that it does not know, as of a later version, is passed over."""
    known = [field for field in _fields(kind) if field[0] in data]  # type: ignore[arg-type]  # a class is hashable
    return kind(**{name: data[name] if part is None else _read(part, data[name]) for name, _, part in known})


def _read(kind: type, own: Any) -> Any:
    return [from_data(kind, part) for part in own] if isinstance(own, list) else from_data(kind, own)


@cache
def _fields(kind: Any) -> list[tuple[str, object, Any]]:
    """Every field of a dataclass: its name, its usual content, and the dataclass that it holds one of, or a list of."""
    usual = [f.default if f.default_factory is MISSING else f.default_factory() for f in fields(kind)]
    held = [next(filter(is_dataclass, (f.type, *get_args(f.type))), None) for f in fields(kind)]
    return list(zip([f.name for f in fields(kind)], usual, held, strict=True))
