"""Phrases that people write, as patterns: ``*`` stands for any letters, ``…`` for up to twelve words, ``#`` for a
number.

They are texts of a language (``reads.behind``), so a new language reads as well as it writes, and a workspace may add
its own turns of phrase.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from erasmeter.base.textnumbers import QUANTITIES, TextNumber, numbers_in

_TOKEN = re.compile(r"[\w*]+|…|#")
_GAP = r"(?:\W+\w+){0,12}?"
_NUMBER = r"\x02(\d+)\x03"


@lru_cache(maxsize=2**12)
def pattern(phrase: str) -> re.Pattern[str]:
    """One phrase as a regular expression over a numbered text."""
    parts: list[str] = []
    for token in _TOKEN.findall(phrase):
        if token == "…":
            parts.append(_GAP)
            continue
        word = _NUMBER if token == "#" else r"(?<!\w)" + re.escape(token).replace(r"\*", r"\w*") + r"(?!\w)"
        between = "" if not parts else r"\W*?" if token == "#" else r"\W+?"
        parts.append(between + word)
    return re.compile("".join(parts), re.IGNORECASE)


@dataclass(frozen=True)
class Sentence:
    """A sentence, with its numbers. ``numbered`` is its text with a sign in place of each number."""

    text: str
    language: str

    @cached_property
    def numbers(self) -> tuple[TextNumber, ...]:
        """All that counts or measures something, in order."""
        return tuple(number for number in numbers_in(self.text, self.language) if number.kind in QUANTITIES)

    @cached_property
    def numbered(self) -> str:
        """The text with the n-th number as a sign that no word has."""
        said, end = "", 0
        for place, number in enumerate(self.numbers):
            said += self.text[end : number.start] + f"\x02{place}\x03"
            end = number.end
        return said + self.text[end:]


@dataclass(frozen=True)
class Phrasebook:
    """The phrases of one language, by what they say."""

    texts: Mapping[str, str]

    def phrases(self, what: str) -> Sequence[str]:
        """All phrases that say this."""
        return tuple(one.strip() for one in self.texts.get(f"reads.{what}", "").split(";") if one.strip())

    def matches(self, what: str, sentence: Sentence) -> Iterator[re.Match[str]]:
        """Where a sentence says this, leftmost first."""
        found = [match for phrase in self.phrases(what) for match in pattern(phrase).finditer(sentence.numbered)]
        return iter(sorted(found, key=lambda match: match.start()))

    def says(self, what: str, sentence: Sentence) -> bool:
        """Whether a sentence says this, and does not deny it: no "not" stands just before."""
        return any(not self._is_denied(match, sentence) for match in self.matches(what, sentence))

    def numbers(self, what: str, sentence: Sentence) -> list[tuple[TextNumber, ...]]:
        """The numbers of each place where a sentence says this, those of the first phrase first."""
        found = (match for phrase in self.phrases(what) for match in pattern(phrase).finditer(sentence.numbered))
        return list(dict.fromkeys(tuple(sentence.numbers[int(group)] for group in match.groups()) for match in found))

    def stands_before(self, what: str, match: re.Match[str], sentence: Sentence, words: int = 1) -> bool:
        """Whether one of the words just before a match says this."""
        before = " ".join(sentence.numbered[: match.start()].split()[-words:])
        return any(pattern(phrase).search(before) for phrase in self.phrases(what))

    def _is_denied(self, match: re.Match[str], sentence: Sentence) -> bool:
        return self.stands_before("not", match, sentence, 2)
