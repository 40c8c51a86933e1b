"""A target has one name in a document: in list, table and prose."""

from collections.abc import Iterator

from rapidfuzz import fuzz

from erasmeter.base.spelling import normalised
from erasmeter.judge.subject import Subject
from erasmeter.model.findings import Finding

_ALIKE = 85.0
"""From here on, of 100, two names are the same in other inflections, order or spelling."""


def findings(subject: Subject) -> Iterator[Finding]:
    """Names that are more than other forms of each other."""
    stated = list(subject.saying("name"))
    names = tuple(dict.fromkeys(one.claim.name or "" for one in stated))
    drifting = [name for name in names[1:] if fuzz.token_sort_ratio(_words(names[0]), _words(name)) < _ALIKE]
    if drifting:
        yield subject.finding("name_drifts", stated, names=names)


def _words(name: str) -> str:
    return "".join(sign if sign.isalnum() else " " for sign in normalised(name))
