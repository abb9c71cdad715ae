"""The phrasebook: every phrase in both languages, what it means, an example that was run, and where it is used."""

import html
import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from steps.record.addresses import slug
from steps.record.model import Record
from steps.record.schema import DefinitionData, ParameterData, PhraseData

from ..markup import prose
from .phrases import Use, fenced, gherkin, parameter_types, readable, uses

KEYWORDS = ("given", "when", "then")
LANGUAGES = {"en": "en", "zh": "zh-CN"}
LINKS = 3


def phrasebook(record: Record) -> str:
    """What parameters can hold, then the phrases by keyword and topic, as Markdown."""
    book = record.phrasebook
    parts = [_parameters(book.parameters)]
    used = uses(record)
    for keyword in KEYWORDS:
        own = [d for d in book.definitions if any(p.keyword == keyword for p in d.phrases)]
        if own:
            parts.append(f"## {keyword.title()} {{ #{keyword} }}")
        for topic, definitions in groupby(own, lambda definition: _topic(definition.topic)):
            parts.append(f"### {prose.plain(topic)} {{ #{slug(f'{keyword} {topic}')} }}")
            for definition in definitions:
                parts += _entry(definition, keyword, book.parameters, used)
    return "\n\n".join(part for part in parts if part)


def _topic(line: str) -> str:
    """What a module of phrases is about: `Then: claims about numbers.` → `Claims about numbers`."""
    topic = re.sub(r"^(?:(?:Given|When|Then)(?:, | and )?)+: *", "", line).rstrip(".")
    return topic[:1].upper() + topic[1:]


def _parameters(parameters: list[ParameterData]) -> str:
    """A table of what may be written in the place of each parameter."""
    rows = []
    for parameter in parameters:
        names = f'<var>{html.escape(parameter.en)}</var> <var lang="zh-CN">{html.escape(parameter.zh)}</var>'
        examples = ", ".join(f"<code>{html.escape(example)}</code>" for example in parameter.examples)
        about = f"{html.escape(parameter.text)}<br>{examples}"
        rows.append(f'<tr id="parameter--{slug(parameter.type)}"><td>{names}</td><td>{about}</td></tr>')
    head = '<tr><th scope="col">to fill in</th><th scope="col">what may be written, for example</th></tr>'
    table = f'<div class="table parameters"><table class="data">{head}{"".join(rows)}</table></div>'
    return f"## What is to be filled in {{ #parameters }}\n\n{table}" if parameters else ""


def _entry(
    definition: DefinitionData, keyword: str, parameters: list[ParameterData], used: dict[str, list[Use]]
) -> Iterator[str]:
    """One step definition: its first English phrase as heading, what it means, then each phrase with its example."""
    phrases = [phrase for phrase in definition.phrases if phrase.keyword == keyword]
    for number, phrase in enumerate(phrases):
        language = phrase.language
        shown = readable(phrase.pattern, language, {p.type: p.zh if language == "zh" else p.en for p in parameters})
        address = slug(f"{keyword} {phrase.pattern}") if language == "en" or number == 0 else ""
        if number == 0:
            yield f"#### {shown} {{ #{address} }}"
            yield prose.description(definition.meaning)
            yield _to_fill_in(phrase.pattern, definition.reads, parameters)
        else:
            attributes = f' id="{address}"' if address else f' lang="{LANGUAGES[language]}"'
            yield f'<p class="phrase"{attributes}>{shown}</p>'
        yield from _example(phrase, used.get(phrase.id, []))


def _to_fill_in(pattern: str, reads: Iterable[str], parameters: list[ParameterData]) -> str:
    """What a phrase's parameters are, each with a link to what it can hold, and what stands below the step."""
    types = parameter_types(pattern)
    links = [f"[{prose.plain(p.en)}](#parameter--{slug(p.type)})" for t in types for p in parameters if p.type == t]
    parts = [f"To fill in: {', '.join(links)}."] if links else []
    parts += [f"Below it stands a {name.replace('_', ' ')}." for name in reads]
    return _note(" ".join(parts)) if parts else ""


def _example(phrase: PhraseData, found: list[Use]) -> Iterator[str]:
    """The shortest step that used a phrase, and where it is used."""
    if found:
        best = min(found, key=lambda use: use.unfitness(phrase.language))
        yield fenced(gherkin(best.step, phrase.keyword, phrase.language))
    yield _note(_where(found) if found else "No passing scenario uses it yet.")


def _note(text: str) -> str:
    return f"{text}\n{{: .note data-search-exclude }}"


def _where(found: list[Use]) -> str:
    """How many steps use a phrase, with links to the first scenarios that do."""
    count = len({use.step_id for use in found})
    places = {use.link: use for use in sorted(found, key=lambda use: use.is_in_prose)}
    links = [f"[{prose.plain(use.name)}]({link})" for link, use in [*places.items()][:LINKS]]
    more = f" and {len(places) - LINKS} more" if len(places) > LINKS else ""
    times = {1: "once", 2: "twice"}.get(count, f"{count} times")
    return f"Used {times}, in {', '.join(links)}{more}."
