"""The schema of what the run record attaches to Cucumber Messages: of a step, of a scenario, and of the run as a whole.

Every attachment is one of these dataclasses as JSON; what is as usual is left out.
"""

from __future__ import annotations

from dataclasses import MISSING, dataclass, field, fields, is_dataclass
from functools import cache
from typing import Any, TypeVar, get_args, get_type_hints

Data = dict[str, Any]
T = TypeVar("T")


@dataclass(frozen=True)
class NamedText:
    """A part of a text that names a value: where it stands, the value's symbol, and the entry that is meant.

    Attributes:
        start, end: where it stands in the text.
        symbol: the symbol as data.
        before, after: the words of it around the letters, such as "the input weights ".
        entry: the entry by its place or by its word, as typed: `[1, 2]`, `("cats")`.
    """

    start: int
    end: int
    symbol: Data
    before: str = ""
    after: str = ""
    entry: str = ""


@dataclass(frozen=True)
class ShownValue:
    """A value that a step shows with its working.

    Attributes:
        value: the value as `tinyrnn.trace.value_to_data` writes it.
        wrong: the places of the entries that are not as claimed.
        caption: what is said above it, where it is not the claimed value itself.
        kind: what a page draws where the step claims the value: "distribution", or "fading" where it is the norm of
            how one hidden state depends on another; empty where nothing is drawn.
        names: the parts of the caption that name values.
    """

    value: Data
    wrong: list[list[int]] = field(default_factory=list)
    caption: str = ""
    kind: str = ""
    names: list[NamedText] = field(default_factory=list)


@dataclass(frozen=True)
class Table:
    """What the table below a step is.

    Attributes:
        kind: "time steps", "losses", "prefixes", "working" (rows of a formula), "words" or "numbers".
        headings: of time steps, the symbol of each column but the first; an empty one where a heading is plain text.
        stage: of a working, the place of the claimed stage among those of the value.
    """

    kind: str
    headings: list[Data] = field(default_factory=list)
    stage: int = 0


@dataclass(frozen=True)
class WrongDigits:
    """One number that a source prints wrong: its place in the value, how it is wrong, and the right number.

    Attributes:
        place: as `[2]`; empty where the value is one number.
        how: "truncated", "off" or "other".
        units: by how many units of its last digit it is off.
    """

    place: str
    how: str
    units: int
    printed: str
    computed: str
    rounded: str

    @property
    def verdict(self) -> str:
        """How it is wrong, where one unit is told from several: "truncated", "off by one", "off" or "other"."""
        return "off by one" if self.how == "off" and self.units == 1 else self.how


@dataclass(frozen=True)
class Slip:
    """A slip of the source, which a step records: the name as typed, the numbers as printed, what is wrong, and why.

    `names` are the parts of its name that name values.
    """

    name: str
    printed: str
    entries: list[WrongDigits]
    causes: list[str] = field(default_factory=list)
    names: list[NamedText] = field(default_factory=list)


@dataclass(frozen=True)
class WeakerDigits:
    """A number that is not the computed one, rounded to its digits, but is right in a weaker sense, in words.

    `names` are the parts of its name that name values.
    """

    name: str
    printed: str
    computed: str
    rounded: str
    sense: str
    names: list[NamedText] = field(default_factory=list)


@dataclass
class StepShown:
    """Everything that one step showed.

    Attributes:
        values: the values that it gives or claims, with their working.
        computed: the names of the values that it computed, which the trace of the scenario holds.
        zeros: the symbols of the parameters that are zero because they are not given.
        slips: slips of the source that it records.
        weaker: numbers that it claims in a weaker sense alone.
        names: the parts of its text that name values.
        table: what its table is; None where it has none.
        stage: where the step quotes a stage of the working of its first value, the place of that stage.
        checked: how many printed numbers it compared and found right.
    """

    values: list[ShownValue] = field(default_factory=list)
    computed: list[str] = field(default_factory=list)
    zeros: list[Data] = field(default_factory=list)
    slips: list[Slip] = field(default_factory=list)
    weaker: list[WeakerDigits] = field(default_factory=list)
    names: list[NamedText] = field(default_factory=list)
    table: Table | None = None
    stage: int | None = None
    checked: int = 0

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
    """The revision that was run, whether anything in the tree differed from it, and the remote as an https address.

    Outside version control the revision is empty; so is the remote where it is no address on the web.
    """

    revision: str = ""
    is_changed: bool = False
    remote: str = ""

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
    for name, usual in _usual(type(item)):  # type: ignore[arg-type]  # a class is hashable
        own = getattr(item, name)
        if own != usual:
            data[name] = _plain(own)
    return data


def from_data(kind: type[T], data: Data) -> T:
    """The attachment that `to_data` wrote; a field that it does not know, as of a later version, is passed over."""
    parts = _parts(kind)  # type: ignore[arg-type]  # a class is hashable
    known = {name: own for name, own in data.items() if name in parts}
    return kind(**{name: _whole(parts[name], own) for name, own in known.items()})


def _plain(own: Any) -> Any:
    if is_dataclass(own):
        return to_data(own)
    return [_plain(part) for part in own] if isinstance(own, list) and own and is_dataclass(own[0]) else own


def _whole(kind: type | None, own: Any) -> Any:
    if kind is None or own is None:
        return own
    return [from_data(kind, part) for part in own] if isinstance(own, list) else from_data(kind, own)


@cache
def _usual(kind: type) -> list[tuple[str, object]]:
    """The fields of a dataclass, each with its usual content; a field that is always written has none like it."""
    made = ((f.name, f.default if f.default is not MISSING else _made(f.default_factory)) for f in fields(kind))
    return list(made)


def _made(factory: Any) -> object:
    return object() if factory is MISSING else factory()


@cache
def _parts(kind: type) -> dict[str, type | None]:
    """The fields of a dataclass, each with the dataclass that it holds, or holds a list of, if any."""
    hints = get_type_hints(kind)
    inner = {name: [t for t in (hint, *get_args(hint)) if is_dataclass(t)] for name, hint in hints.items()}
    return {name: found[0] if found else None for name, found in inner.items()}  # type: ignore[misc]  # classes
