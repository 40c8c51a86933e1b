"""A figure counts what the target counts."""

from collections.abc import Iterator

from erasmeter.judge.subject import Subject
from erasmeter.model.findings import Finding


def findings(subject: Subject) -> Iterator[Finding]:
    """Figures in another unit than the target's, one finding for each unit; shares have no unit of their own."""
    unit = subject.target.unit if subject.target else subject.indicator.unit
    if subject.is_share:
        return
    for other in dict.fromkeys(one.claim.unit for one in subject.saying("unit")):
        if other is not None and other != unit:
            claims = [one for one in subject.claims if one.claim.unit == other]
            yield subject.finding("unit_differs", claims, unit=unit, counted=other)
