"""Numbers of sentences that say nothing else: "In vocational education, 574 have been awarded".

Such a sentence cannot be of another year, another place or a part, for it has no word that would say so. Its number is
the figure of the target, or wrong. One word more, and the number is not known.
"""

import re
from collections.abc import Iterator, Mapping

from erasmeter.base.textnumbers import TextNumber
from erasmeter.model.claims import Claim
from erasmeter.model.status import Beside, Part, Reported, TargetStatus
from erasmeter.model.strategies import COVERAGE, TOTAL
from erasmeter.proofreading.naming import spans_of
from erasmeter.proofreading.numbers import NumberCheck
from erasmeter.proofreading.phrases import pattern
from erasmeter.proofreading.quantities import base_named
from erasmeter.proofreading.read import Read
from erasmeter.proofreading.sentences import Said

_SIGN = re.compile(r"\x02\d+\x03")
_WORD = re.compile(r"\w")


def plain_counts(
    said: Said, statuses: Mapping[str, TargetStatus], country: str | None, check: NumberCheck
) -> Iterator[Read]:
    """The figure of the one target that a sentence names, where it says nothing else and no fact is such a number."""
    status = statuses.get(said.named[0]) if len(said.named) == 1 else None
    if status is None or status.judged is None or status.judged.value is None or not _is_plain(said, status):
        return
    if status.target.kind == COVERAGE:
        yield from _of_set(said, status, country)
    elif status.target.kind == TOTAL and not said.phrases.numbers("of", said.sentence):
        yield from _total(said, status, check)


def _total(said: Said, status: TargetStatus, check: NumberCheck) -> Iterator[Read]:
    numbers = said.sentence.numbers
    if len(numbers) != 1 or numbers[0].kind == "percent" or check.found(said, numbers[0]) != "unknown":
        return
    value = _value(numbers[0])
    if value not in _told_of(status):
        yield Read(Claim(target=status.target.id, value=value), said, (0,))


def _of_set(said: Said, status: TargetStatus, country: str | None) -> Iterator[Read]:
    """How many of how many members: whatever else is counted of them has a word that says so."""
    pairs = said.phrases.numbers("of", said.sentence)
    if len(pairs) != 1:
        return
    value, base = (_value(number) for number in pairs[0])
    used = tuple(said.sentence.numbers.index(number) for number in pairs[0])
    others = {_value(one) for place, one in enumerate(said.sentence.numbers) if place not in used}
    judged = status.judged
    is_known = judged is not None and (value, base) == (judged.numerator, judged.denominator)
    if not is_known and others <= {float(status.indicator.at_least or 0)}:
        claim = {"target": status.target.id, "value": value, "of": base}
        of_what = base_named(said, pairs[0][1], country)
        yield Read(Claim.model_validate(claim | ({} if of_what is None else {"of_what": of_what})), said, used)


def _value(number: TextNumber) -> float:
    return float(number.value or 0)


def _told_of(status: TargetStatus) -> set[float | None]:
    """Every number that is told of a target beside its figure."""
    figures = [one for one in (status.judged, status.other, status.applied) if one is not None]
    parts = [part for figure in figures for part in figure.parts]
    every: list[Reported | Part | Beside] = [*figures, *parts, *status.beside]
    return {status.target.value, *(one.value for one in every), *(one.numerator for one in every)}


def _is_plain(said: Said, status: TargetStatus) -> bool:
    """Whether nothing is left of a sentence without the target's name, the numbers, and words that tell nothing."""
    text, book = said.sentence.numbered, said.phrases
    for mention in said.mentions:
        for start, end in spans_of(mention, text):
            text = text[:start] + " " * (end - start) + text[end:]
    text = _SIGN.sub(" ", text)
    unit = status.target.unit
    phrases = (*book.phrases("plain"), *book.phrases(f"plain.{unit}"), *book.phrases(f"unit.{unit}"))
    # The longest first: "so far" is plain, "far" is not.
    for phrase in sorted(phrases, key=len, reverse=True):
        text = pattern(phrase).sub(" ", text)
    return _WORD.search(text) is None
