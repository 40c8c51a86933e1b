"""What is said twice must be the same number: in list, table and prose, and in the figures at hand."""

from collections.abc import Iterator
from itertools import pairwise

from erasmeter.judge.subject import Subject, differ, tolerance
from erasmeter.model.claims import StatedClaim
from erasmeter.model.findings import Finding


def findings(subject: Subject) -> Iterator[Finding]:
    """Numbers of the same thing that differ: the whole or a part, the base of the whole, what is still to go."""
    stated = [one for one in (*subject.given, *subject.claims) if one.claim.value is not None]
    for part in dict.fromkeys(one.claim.part for one in stated):
        yield from _differing(subject, [one for one in stated if one.claim.part == part], "value")
    yield from _differing(subject, [one for one in stated if one.claim.of is not None], "of")
    yield from _differing(subject, list(subject.saying("remaining")), "remaining")
    yield from _differing(subject, list(subject.saying("normal_year")), "normal_year")


def _differing(subject: Subject, stated: list[StatedClaim], field: str) -> Iterator[Finding]:
    for first, second in pairwise(stated):
        one, other = getattr(first.claim, field), getattr(second.claim, field)
        slack = max(tolerance(one, about=first.claim.about), tolerance(other, about=second.claim.about))
        if differ(one, other) and abs(one - other) > slack:
            yield subject.finding("said_twice_differently", (first, second), first=one, second=other)
