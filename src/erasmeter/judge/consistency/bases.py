"""A denominator is stated, and is as large as the set at the date."""

from collections.abc import Iterator

from erasmeter.judge.subject import Subject, differ
from erasmeter.model.claims import SetOf, StatedClaim
from erasmeter.model.findings import Finding


def findings(subject: Subject) -> Iterator[Finding]:
    """A base of which nobody says what it is, or that is not as large as what it is said to be."""
    stated = [one for one in subject.claims if one.claim.of is not None]
    if not stated:
        return
    named = [one for one in stated if one.claim.of_what is not None]
    if not named and not subject.handed_over:
        yield subject.finding("denominator_not_stated", stated, base=stated[0].claim.of or 0.0)
    for one in named[:1] or stated[:1]:
        yield from _size(subject, one)


def _size(subject: Subject, one: StatedClaim) -> Iterator[Finding]:
    own = subject.indicator
    counted = SetOf(codelist=own.set, where=own.set_where) if own.set is not None else None
    claimed = one.claim.of_what if isinstance(one.claim.of_what, SetOf) else counted if subject.handed_over else None
    if claimed is None or one.claim.of is None:
        return
    size = subject.size_of(claimed)
    if not differ(size, one.claim.of):
        return
    meant = "" if counted is None or differ(subject.size_of(counted), one.claim.of) else own.id
    kind = "denominator_is_of_another_set" if meant else "denominator_is_not_the_set"
    name, where = claimed.codelist, tuple(f"{key}: {_words(values)}" for key, values in claimed.where.items())
    yield subject.finding(kind, (one,), base=one.claim.of, size=size, set=name, where=where, indicator=own.id)


def _words(values: tuple[str | bool | int, ...]) -> str:
    return " / ".join(str(value).lower() if isinstance(value, bool) else str(value) for value in values)
