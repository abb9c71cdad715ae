"""The phrasebook: every phrase in both languages, what it means, an example that was run, and where it is used."""

import html
import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple
from unicodedata import east_asian_width

from cucumber_expressions.ast import Node, NodeType
from cucumber_expressions.expression_parser import CucumberExpressionParser

from steps.record.addresses import node_address, page_path, slug
from steps.record.model import Record, StepRun
from steps.record.schema import DefinitionData, ParameterData, PhraseData

from ..markup import prose

KEYWORDS = {
    "en": {"given": "Given ", "when": "When ", "then": "Then "},
    "zh": {"given": "假如", "when": "当", "then": "那么"},  # not followed by a space
}
LINKS = 3
_KINDS = re.compile(r"^(?:(?:Given|When|Then)(?:, | and )?)+: *")  # what the topic of a module begins with
NOTE = "{}\n{{: .note data-search-exclude }}"


class Use(NamedTuple):
    """One step of a scenario that passed, with the name of the scenario or background it is in, and a link there."""

    step: StepRun
    id: str
    language: str
    is_in_prose: bool
    name: str
    link: str


Uses = dict[str, list[Use]]  # by the id of the phrase


def uses(record: Record) -> Uses:
    """The uses of each phrase by its id, in the order of the record; that of an outline is there once a row."""
    found: Uses = defaultdict(list)
    for feature in record.features.values():
        is_prose = not feature.uri.endswith(".feature")
        if is_prose and not feature.path.startswith("docs/pages/"):
            continue
        page, places = page_path(feature.path), dict[str, tuple[str, str]]()  # each step's name and link
        for kind, node in feature.nodes:
            name = node["name"] or f"{node['keyword']}, {feature.tree['name']}"
            link = page if is_prose else f"{page}#{node_address(kind, node)}"  # a prose page has no places
            places |= {step["id"]: (name, link) for step in node.get("steps", ())}
        for run in feature.runs.values():
            for step_id, step in run.steps.items() if run.status == "PASSED" else ():
                for phrase in step.definitions:
                    found[phrase].append(Use(step, step_id, feature.tree["language"], is_prose, *places[step_id]))
    return dict(found)


def phrasebook(record: Record) -> str:
    """What parameters can hold, then the phrases by keyword and topic, as Markdown."""
    book, used = record.phrasebook, uses(record)
    parts = [_parameters(book.parameters)]
    for keyword in KEYWORDS["en"]:
        own = [d for d in book.definitions if any(p.keyword == keyword for p in d.phrases)]
        parts.append(f"## {keyword.title()} {{ #{keyword} }}" if own else "")
        for topic, definitions in groupby(own, lambda definition: _KINDS.sub("", definition.topic).rstrip(".")):
            parts.append(f"### {prose.plain(topic[:1].upper() + topic[1:])} {{ #{slug(f'{keyword} {topic}')} }}")
            for definition in definitions:
                parts += _entry(definition, keyword, book.parameters, used)
    return "\n\n".join(filter(None, parts))


def _parameters(parameters: list[ParameterData]) -> str:
    """A table of what may be written in the place of each parameter."""
    rows = '<tr><th scope="col">to fill in</th><th scope="col">what may be written, for example</th></tr>'
    for parameter in parameters:
        names = f'<var>{html.escape(parameter.en)}</var> <var lang="zh-CN">{html.escape(parameter.zh)}</var>'
        examples = ", ".join(f"<code>{html.escape(example)}</code>" for example in parameter.examples)
        about = f"{html.escape(parameter.text)}<br>{examples}"
        rows += f'<tr id="parameter--{slug(parameter.type)}"><td>{names}</td><td>{about}</td></tr>'
    table = f'<div class="table parameters"><table class="data">{rows}</table></div>'
    return f"## What is to be filled in {{ #parameters }}\n\n{table}" if parameters else ""


def _entry(definition: DefinitionData, keyword: str, parameters: list[ParameterData], used: Uses) -> Iterator[str]:
    """One step definition: its first English phrase as heading, what it means, then each phrase with its example."""
    for number, phrase in enumerate(phrase for phrase in definition.phrases if phrase.keyword == keyword):
        is_chinese = phrase.language == "zh"
        shown = readable(phrase.pattern, phrase.language, {p.type: p.zh if is_chinese else p.en for p in parameters})
        address = slug(f"{keyword} {phrase.pattern}")
        if number:
            attribute = 'lang="zh-CN"' if is_chinese else f'id="{address}"'
            yield f'<p class="phrase" {attribute}>{shown}</p>'
        else:
            yield from (f"#### {shown} {{ #{address} }}", prose.description(definition.meaning))
            yield _to_fill_in(phrase, definition.reads, parameters)
        found = used.get(phrase.id, [])
        if found:
            # Best is a short one of a feature in the phrase's own language.
            own = [use for use in found if not use.is_in_prose] or found
            own = [use for use in own if use.language.startswith(phrase.language)] or own
            yield fenced(min((gherkin(use.step, keyword, phrase.language) for use in own), key=len))
        yield NOTE.format(_where(found) if found else "No passing scenario uses it yet.")


def _to_fill_in(phrase: PhraseData, reads: list[str], parameters: list[ParameterData]) -> str:
    """What a phrase's parameters are, each with a link to what it can hold, and what stands below the step."""
    nodes = CucumberExpressionParser().parse(phrase.pattern).nodes
    types = dict.fromkeys(node.text for node in nodes if node.ast_type is NodeType.PARAMETER)
    links = [f"[{prose.plain(p.en)}](#parameter--{slug(p.type)})" for t in types for p in parameters if p.type == t]
    parts = [f"To fill in: {', '.join(links)}."] if links else []
    parts += [f"Below it stands a {name.replace('_', ' ')}." for name in reads]
    return NOTE.format(" ".join(parts)) if parts else ""


def _where(found: list[Use]) -> str:
    """How many steps use a phrase, with links to the first scenarios that do."""
    count = len({use.id for use in found})
    places = {use.link: use for use in sorted(found, key=lambda use: use.is_in_prose)}
    links = [f"[{prose.plain(use.name)}]({link})" for link, use in [*places.items()][:LINKS]]
    more = f" and {len(places) - LINKS} more" if len(places) > LINKS else ""
    times = {1: "once", 2: "twice"}.get(count, f"{count} times")
    return f"Used {times}, in {', '.join(links)}{more}."


def readable(pattern: str, language: str, names: dict[str, str]) -> str:
    """A pattern as Markdown: parameters by their names, optional words, but for spaces, in parentheses, or by "or"."""

    def shown(node: Node) -> str:
        if node.ast_type is NodeType.PARAMETER:
            return f"<var>{prose.plain(names.get(node.text, node.text))}</var>"
        if node.ast_type is NodeType.OPTIONAL:
            return f"<small>({prose.plain(node.text)})</small>" if node.text.strip() else ""
        if node.nodes is None:
            return prose.plain(node.text)
        word = "或" if language == "zh" else "or"
        between = f" <small>{word}</small> " if node.ast_type is NodeType.ALTERNATION else ""
        return between.join(map(shown, node.nodes))

    return shown(CucumberExpressionParser().parse(pattern))


def gherkin(step: StepRun, keyword: str, language: str) -> str:
    """A step with its table, to be copied, under the keyword of its phrase: And would depend on the step before it."""
    # Gherkin writes a backslash before a bar, a backslash, and the n of a new line.
    cells = [[re.sub(r"([\\|])", r"\\\1", cell).replace("\n", r"\n") for cell in row] for row in step.rows]
    widths = [max(map(_width, column)) for column in zip(*cells, strict=True)]
    padded = [[c + " " * (width - _width(c)) for c, width in zip(row, widths, strict=True)] for row in cells]
    return "\n".join([KEYWORDS[language][keyword] + step.text, *(f"  | {' | '.join(row)} |" for row in padded)])


def _width(text: str) -> int:
    """The columns that a text takes in a fixed-width font, where a Chinese character takes two."""
    return sum(2 if east_asian_width(sign) in "FW" else 1 for sign in text)


def fenced(text: str) -> str:
    """The text as a block of code; its fence is longer than any row of backticks in it."""
    fence = "`" * max(3, *(len(ticks) + 1 for ticks in re.findall("`+", text)), 0)
    return f"{fence}gherkin\n{text}\n{fence}"
