"""Markdown as notes use it: paragraphs, headings, flat lists, strong, emphasis, code, links, and facts in braces.

What a note cannot have is a fault, told at its line; HTML is text like any other.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from erasmeter.errors import Fault
from erasmeter.present.notes.note import Kind, Passage, Run, Runs

_ALLOWED = ("paragraphs", "headings", "lists", "**strong**", "*emphasis*", "`code`", "links", "{names of facts}")
_REFUSED = {
    "fence": "a block of code",
    "code_block": "a block of code: lines set in by four spaces or more",
    "blockquote_open": "a quotation",
    "hr": "a line across the page",
    "table_open": "a table",
}
_ADDRESS = re.compile(r"(?:https?://[^\s/]|mailto:[^\s@]+@)\S+", re.IGNORECASE)
_AFTER_BACKSLASH = re.compile(r"\\([-\u2212]?\d+(?:[ \u00a0\u202f.,]\d+)*)")
_LONGEST_NAME = 100
_SOFT_HYPHEN = "\u00ad"


def passages_of(text: str, file: str) -> tuple[tuple[Passage, ...], list[Fault]]:
    """The passages of a note, and every fault of its text."""
    reader = _Reader(file)
    for number, line in enumerate(text.split("\n"), 1):
        reader.faults += _strange_signs(line, file, number)
    reader.read(_markdown().parse(text))
    return tuple(reader.passages), reader.faults


def _markdown() -> MarkdownIt:
    markdown = MarkdownIt("commonmark", {"html": False}).enable("table")
    markdown.inline.ruler.before("escape", "binding", _binding)
    markdown.inline.ruler.before("escape", "meant", _meant)
    # Every address is let through here, and judged where its line is known.
    markdown.validateLink = lambda url: True  # type: ignore[method-assign]
    return markdown


def _binding(state: StateInline, silent: bool) -> bool:
    """``{name}``; a brace after a backslash is a brace."""
    if state.src[state.pos] != "{":
        return False
    end = state.src.find("}", state.pos, state.pos + _LONGEST_NAME)
    name = state.src[state.pos + 1 : end].strip()
    if end < 0 or not name or "\n" in name or "{" in name:
        return False
    if not silent:
        state.push("binding", "", 0).content = name
    state.pos = end + 1
    return True


def _meant(state: StateInline, silent: bool) -> bool:
    """A number after a backslash is meant as it stands."""
    found = _AFTER_BACKSLASH.match(state.src, state.pos)
    if found is None:
        return False
    if not silent:
        state.push("meant", "", 0).content = found[1]
    state.pos = found.end()
    return True


def _strange_signs(line: str, file: str, number: int) -> Iterator[Fault]:
    """Signs that nobody sees: they control a terminal, turn the direction of writing or hide between letters."""
    found = {sign for sign in line if unicodedata.category(sign) in ("Cc", "Cf")} - {"\t", "\r", "\n", _SOFT_HYPHEN}
    if found:
        told = ", ".join(sorted(f"U+{ord(sign):04X}" for sign in found))
        what = "signs that cannot be seen: control characters, or marks that turn the direction of writing"
        yield Fault(what, file, number, told, mend="take them out; type the line anew if need be")


@dataclass
class _Reader:
    """Goes through the tokens of one file."""

    file: str
    passages: list[Passage] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    def read(self, tokens: Sequence[Token]) -> None:
        place = 0
        while place < len(tokens):
            token = tokens[place]
            end = _end(tokens, place)
            if token.type in _REFUSED:
                self._refuse(token, _REFUSED[token.type])
            elif token.type in ("bullet_list_open", "ordered_list_open"):
                self._list(tokens[place : end + 1])
            elif token.type in ("paragraph_open", "heading_open"):
                kind: Kind = "heading" if token.type == "heading_open" else "paragraph"
                self.passages.append(Passage(kind, (self._runs(tokens[place + 1]),)))
            place = end + 1

    def _refuse(self, token: Token, what: str) -> None:
        line = token.map[0] + 1 if token.map else None
        self.faults.append(Fault(f"a note cannot have {what}", self.file, line, allowed=_ALLOWED))

    def _list(self, tokens: Sequence[Token]) -> None:
        first = None
        if tokens[0].type == "ordered_list_open":
            first = int(tokens[0].attrs.get("start", 1))
        items: list[Runs] = []
        place = 1
        while place < len(tokens) - 1:
            end = _end(tokens, place)
            inside = tokens[place + 1 : end]
            if [token.type for token in inside] == ["paragraph_open", "inline", "paragraph_close"]:
                items.append(self._runs(inside[1]))
            elif inside:
                self._refuse(inside[0], "a list item of more than one paragraph")
            place = end + 1
        self.passages.append(Passage("points", tuple(items), first))

    def _runs(self, inline: Token) -> Runs:
        # What stands in the file has been looked at; &#x202E; stands for a sign only now.
        spelled_out = "".join(token.content for token in inline.children or ())
        if "&" in inline.content:
            self.faults += _strange_signs(spelled_out, self.file, (inline.map[0] if inline.map else 0) + 1)
        runs: list[Run] = []
        now = Run("", (inline.map[0] if inline.map else 0) + 1)
        for token in inline.children or ():
            now = self._after(token, now, runs)
        return tuple(runs)

    def _after(self, token: Token, now: Run, runs: list[Run]) -> Run:
        """Adds what a token says, and gives how the next one looks and where it stands."""
        mark, _, side = token.type.rpartition("_")
        if mark == "strong":
            return replace(now, strong=side == "open")
        if mark == "em":
            return replace(now, emphasis=side == "open")
        if mark == "link":
            return replace(now, address=self._address(token, now.line) if side == "open" else None)
        if token.type in ("softbreak", "hardbreak"):
            runs.append(replace(now, text=" "))
            return replace(now, line=now.line + 1)
        if token.type == "image":
            what = "a note cannot have a picture"
            self.faults.append(Fault(what, self.file, now.line, str(token.attrs.get("src")), _ALLOWED))
        elif token.type == "binding":
            runs.append(replace(now, binding=token.content))
        elif token.content:
            is_code, is_meant = token.type == "code_inline", token.type == "meant"
            runs.append(replace(now, text=token.content, code=is_code, meant=is_meant))
        return now

    def _address(self, token: Token, line: int) -> str | None:
        address = str(token.attrs.get("href", ""))
        if _ADDRESS.fullmatch(address):
            return address
        what, mend = "a link that leads nowhere a reader could go", "write the whole address, https://..."
        self.faults.append(Fault(what, self.file, line, address, ("http://", "https://", "mailto:"), mend))
        return None


def _end(tokens: Sequence[Token], place: int) -> int:
    """Where what is opened at a place closes; the place itself where nothing is opened."""
    if tokens[place].nesting != 1:
        return place
    depth = 0
    for end in range(place, len(tokens)):
        depth += tokens[end].nesting
        if depth == 0:
            return end
    return len(tokens) - 1
