"""The sentences of a document, each with the targets that it speaks of, in its own words or in those before it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from erasmeter.proofreading.languages import Guess
from erasmeter.proofreading.naming import Mention, Names
from erasmeter.proofreading.passages import Passage
from erasmeter.proofreading.phrases import Phrasebook, Sentence

_BOUNDARY = re.compile(r"(?<=[.!?])[\s\u00a0]+(?=[A-ZÆØÅ«“\"(])")
_ABBREVIATION = re.compile(
    r"\b(?:St|Meld|nr|ca|jf|kap|bl\.a|f\.eks|e\.g|i\.e|No|Dr|Mr|Mrs|cf|vs|art|pkt)\.$", re.IGNORECASE
)
_REACH = 2
"""So many sentences back a sentence without a target of its own may speak of one."""


@dataclass(frozen=True)
class Said:
    """One sentence, or one row of a table. ``carried`` are targets of the sentences just before, for one that names
    none. ``in_goals``: it is an item under words such as "the targets are". ``header`` are the headings of the columns.
    """

    sentence: Sentence
    passage: Passage
    line: int
    phrases: Phrasebook
    mentions: tuple[Mention, ...] = ()
    carried: tuple[str, ...] = ()
    in_goals: bool = False
    header: tuple[str, ...] = ()

    @property
    def named(self) -> tuple[str, ...]:
        """The targets named in it, each once."""
        return tuple(dict.fromkeys(mention.target for mention in self.mentions))

    @property
    def subjects(self) -> tuple[str, ...]:
        """The targets that it speaks of."""
        return self.named or self.carried


@dataclass
class _Flow:
    """What has been said so far in a chapter."""

    names: dict[str, Names]
    phrases: dict[str, Phrasebook]
    guess: Guess
    before: list[Said] = field(default_factory=list)
    in_goals: bool = False
    header: tuple[str, ...] = ()

    def passage(self, passage: Passage) -> Iterator[Said]:
        if passage.kind == "heading":
            self.before, self.in_goals, self.header = [], False, ()
        elif passage.kind == "header":
            self.header = passage.cells
            return
        elif passage.kind not in ("row", "item"):
            self.header = ()
        language = self.guess.of(passage.text)
        for start, text in _split(passage):
            yield self._sentence(passage, Sentence(text, language), passage.line_at(start))
        if passage.kind == "prose":
            last = self.before[-1] if self.before else None
            self.in_goals = last is not None and last.phrases.says("goal_list", last.sentence)

    def _sentence(self, passage: Passage, sentence: Sentence, line: int) -> Said:
        mentions = self.names[sentence.language].mentions(sentence)
        flows = passage.kind == "prose"
        carried = self._carried() if flows and not mentions else ()
        in_goals = self.in_goals and passage.kind == "item"
        header = self.header if passage.kind == "row" else ()
        book = self.phrases[sentence.language]
        said = Said(sentence, passage, line, book, mentions, carried, in_goals, header)
        if flows:
            self.before.append(said)
        return said

    def _carried(self) -> tuple[str, ...]:
        return next((said.named for said in reversed(self.before[-_REACH:]) if said.named), ())


def said_in(
    passages: Sequence[Passage], names: dict[str, Names], phrases: dict[str, Phrasebook], guess: Guess
) -> list[Said]:
    """Everything said in a document, in order; in every language that there are texts in."""
    flow = _Flow(names, phrases, guess)
    ordered: Iterable[Passage] = sorted(passages, key=lambda one: (one.page or 0, one.line))
    return [said for passage in ordered for said in flow.passage(passage)]


def _split(passage: Passage) -> Iterator[tuple[int, str]]:
    if passage.kind in ("row", "heading", "caption"):
        yield 0, passage.text
        return
    start = 0
    for boundary in _BOUNDARY.finditer(passage.text):
        if _ABBREVIATION.search(passage.text[start : boundary.start()]):
            continue
        yield start, passage.text[start : boundary.start()]
        start = boundary.end()
    if passage.text[start:].strip():
        yield start, passage.text[start:]
