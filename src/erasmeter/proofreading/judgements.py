"""Judgements in words: how a target is said to stand, and what is said to come of it."""

from collections.abc import Iterator, Mapping, Sequence

from erasmeter.model.claims import Claim, Standing
from erasmeter.model.status import TargetStatus
from erasmeter.model.strategies import SHARE_FLOOR, TOTAL
from erasmeter.proofreading.read import Read
from erasmeter.proofreading.sentences import Said

Statuses = Mapping[str, TargetStatus]

_OF_TOTALS: Mapping[str, Standing] = {
    "far_behind": "far behind",
    "behind": "behind",
    "ahead": "ahead",
    "on_course": "on course",
}
_OF_SHARES: Mapping[str, Standing] = {
    "far_behind": "below",
    "behind": "below",
    "below": "below",
    "ahead": "above",
    "above": "above",
}
_MOST_WORDS = 60
_OUTLOOKS = (("not_reached", "not reached"), ("exceeded", "exceeded"), ("reached", "reached"))


def standings(said: Said, before: Sequence[Read], statuses: Statuses) -> Iterator[Read]:
    """How the targets of a sentence are said to stand; "the same" is what the sentence before said."""
    phrases = _standing_phrases(said)
    if not phrases:
        if said.named and said.phrases.says("same", said.sentence):
            yield from _the_same(said, before, statuses)
        return
    for what, targets in _by_phrase(said, phrases):
        for target in targets:
            yield from _standing(said, what, target, statuses)


def _standing(said: Said, what: str, target: str, statuses: Statuses) -> Iterator[Read]:
    status = statuses.get(target)
    standing = None if status is None else standing_of(what, status)
    if standing is not None:
        yield Read(Claim(target=target, standing=standing), said)


def standing_of(what: str, status: TargetStatus) -> Standing | None:
    """What words for a standing mean of a target; None where they mean nothing of its kind."""
    return (_OF_SHARES if status.target.kind == SHARE_FLOOR else _OF_TOTALS).get(what)


def _the_same(said: Said, before: Sequence[Read], statuses: Statuses) -> Iterator[Read]:
    last = [read.claim.standing for read in before if read.claim.standing is not None]
    for standing in dict.fromkeys(last):
        for target in said.named:
            status = statuses.get(target)
            if status is not None and (status.target.kind == SHARE_FLOOR) == (standing in ("above", "below")):
                yield Read(Claim(target=target, standing=standing), said)


def _standing_phrases(said: Said) -> list[tuple[int, int, str]]:
    """Where standings are said, as start, end and which; "far behind" is not "behind" as well. "Above or below" says
    neither, and nothing is read out of what is too long to be a sentence: cells that a PDF runs together."""
    if len(said.sentence.text.split()) > _MOST_WORDS:
        return []
    found: list[tuple[int, int, str]] = []
    for what in ("far_behind", "behind", "ahead", "on_course", "above", "below"):
        if not said.phrases.says(what, said.sentence):
            continue
        for match in said.phrases.matches(what, said.sentence):
            if said.phrases.stands_before("or", match, said.sentence):
                return []
            if not any(start < match.end() and match.start() < end for start, end, _ in found):
                found.append((match.start(), match.end(), what))
    return sorted(found)


def _by_phrase(said: Said, phrases: Sequence[tuple[int, int, str]]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each phrase with its targets: all of the sentence where it says one thing, else those since the phrase before."""
    if len({what for _, _, what in phrases}) == 1 or len(said.subjects) == 1:
        for what in dict.fromkeys(what for _, _, what in phrases):
            yield what, said.subjects
        return
    reached = 0
    if phrases[0][0] < min((one.start for one in said.mentions), default=0):
        return  # Each may be of what comes before it or after.
    for start, end, what in phrases:
        yield what, tuple(dict.fromkeys(one.target for one in said.mentions if reached <= one.start < start))
        reached = end


def outlooks(said: Said, statuses: Statuses) -> Iterator[Read]:
    """What is said to come of totals at the rate so far. Without a rate, or under a condition, the numbers at hand
    cannot tell."""
    book, sentence = said.phrases, said.sentence
    if not book.says("rate", sentence) or book.says("if", sentence):
        return
    outlook = next((name for what, name in _OUTLOOKS if book.says(what, sentence)), None)
    if outlook is None:
        return
    for target in said.subjects:
        if target in statuses and statuses[target].target.kind == TOTAL:
            yield Read(Claim.model_validate({"target": target, "outlook": outlook}), said)
