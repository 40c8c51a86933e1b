"""Which targets a sentence speaks of: by their ids, names and what else they are known as."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from erasmeter.base.text import STANDS_IN
from erasmeter.model.strategies import Target, Yardstick
from erasmeter.proofreading.phrases import Sentence, pattern

Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """Where a target is named, from ``start`` to ``end`` of the numbered text, by which of its names. ``is_alias``: it
    is not the strategy's own name, nor part of that."""

    target: str
    start: int
    end: int
    known_as: str
    words: str
    is_alias: bool = True


@dataclass(frozen=True)
class Names:
    """The names of targets and yardsticks in one language."""

    targets: tuple[Target | Yardstick, ...]
    language: str

    @cached_property
    def _patterns(self) -> tuple[tuple[str, str, re.Pattern[str]], ...]:
        return tuple((target.id, name, pattern(name)) for target in self.targets for name in self._names(target))

    def _names(self, target: Target | Yardstick) -> Iterable[str]:
        other, known_as = STANDS_IN.get(self.language, ""), known_names(target)
        known = (*known_as.get(self.language, ()), *known_as.get(other, ()))
        named = (target.name.in_language(self.language), target.short.in_language(self.language))
        return dict.fromkeys((target.id, *named, *known))

    def mentions(self, sentence: Sentence) -> tuple[Mention, ...]:
        """What is named, in order. Of names that overlap the longer one counts: a centre of vocational excellence is no
        vocational education."""
        found = [
            Mention(target, match.start(), match.end(), name, match[0])
            for target, name, shape in self._patterns
            for match in shape.finditer(sentence.numbered)
        ]
        kept: list[tuple[Mention, Spans]] = []
        spanned = [(mention, spans_of(mention, sentence.numbered)) for mention in found]
        for mention, spans in sorted(spanned, key=lambda one: (-sum(end - start for start, end in one[1]), one[1])):
            others = [other for one, other in kept if one.target != mention.target]
            # "Extra money for green travel and inclusion" names both, though they share the money.
            if not all(any(_overlap((span,), other) for other in others) for span in spans):
                kept.append((mention, spans))
        return tuple(self._told(one, kept) for one, _ in sorted(kept, key=lambda one: (one[0].start, one[0].end)))

    def _told(self, mention: Mention, kept: Iterable[tuple[Mention, Spans]]) -> Mention:
        own = (one for one, _ in kept if one.target == mention.target and one.known_as in self._official)
        within = any(one.start <= mention.start and mention.end <= one.end for one in own)
        return replace(mention, is_alias=not within)

    @cached_property
    def _official(self) -> frozenset[str]:
        names = (name.in_language(self.language) for target in self.targets for name in (target.name, target.short))
        return frozenset((*names, *(target.id for target in self.targets)))


def known_names(target: Target | Yardstick) -> Mapping[str, Sequence[str]]:
    """What it is also known as, by language; a yardstick is known by its name alone."""
    return target.known_as if isinstance(target, Target) else {}


def spans_of(mention: Mention, text: str) -> Spans:
    """Where the words of a name itself stand, without those in its gap."""
    first, *others = mention.known_as.split("…")
    if not others:
        return ((mention.start, mention.end),)
    head = pattern(first).match(text, mention.start)
    tails = (match for match in pattern(others[-1]).finditer(text, mention.start) if match.end() == mention.end)
    tail = next(tails, None)
    return (
        (mention.start, head.end() if head else mention.end),
        (tail.start() if tail else mention.start, mention.end),
    )  # fmt: skip


def _overlap(some: Spans, others: Spans) -> bool:
    return any(start < to and since < end for start, end in some for since, to in others)
