"""Generated HTML that is kept from Markdown, which would take most of the time of a build to read it again."""

import hashlib
import html
import re

# Code is passed over. A block is one line, but for that of a source; a short one is not worth a mark.
_PIECES = re.compile(
    r"(?P<code>^[ \t]*(?P<fence>`{3,}|~{3,}).*?^[ \t]*(?P=fence)[`~]*[ \t]*$)"
    r'|^<details class="source".*?</details>$'
    r"|^<(?:details|div|ol|pre|section|table)\b[^\n]{300,}>$",
    re.MULTILINE | re.DOTALL,
)
_UNSEARCHED = re.compile(r"<div\b[^<>]*\bdata-search-exclude>.*?</div>", re.DOTALL)  # in which no other division stands
_ID = re.compile(r'<[^<>]*\bid="([^"]+)"')


class Aside:
    """What is set aside of one page; `text` is what Markdown is given instead."""

    def __init__(self, text: str) -> None:
        self._token = hashlib.sha256(text.encode()).hexdigest()[:16]  # no page can hold its own
        self._blocks: list[str] = []
        self._unsearched: list[str] = []
        self.text = _PIECES.sub(lambda it: it[0] if it["code"] else self._keep(it[0], self._blocks), text)

    @property
    def addresses(self) -> set[str]:
        """The addresses within the blocks, to which a link may lead."""
        return {html.unescape(address) for block in self._blocks for address in _ID.findall(block)}

    def for_search(self, converted: str) -> str:
        """The converted page with its blocks, but for what the search must not find."""
        searched = [_UNSEARCHED.sub(lambda part: self._keep(part[0], self._unsearched), b) for b in self._blocks]
        return self._put_back(converted, searched)

    def whole(self, searched: str) -> str:
        """The page that the search has read, with the rest of it."""
        return self._put_back(searched, self._unsearched)

    def _keep(self, part: str, kept: list[str]) -> str:
        kept.append(part)
        return f'<div data-aside="{self._token}-{len(kept) - 1}"></div>'

    def _put_back(self, content: str, kept: list[str]) -> str:
        """The content with what was kept in the place of every mark; each stands there once."""
        pieces = re.split(rf'<div data-aside="{self._token}-(\d+)"></div>', content)
        assert sorted(map(int, pieces[1::2])) == [*range(len(kept))], "a block of the page was lost on the way"
        return "".join(f"{kept[int(piece)]}\n" if i % 2 else piece for i, piece in enumerate(pieces))
