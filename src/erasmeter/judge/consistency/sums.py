"""Parts add up to their whole, and groups fit into their base."""

from collections.abc import Iterator

from erasmeter.judge.subject import Subject, differ
from erasmeter.model.findings import Finding


def findings(subject: Subject) -> Iterator[Finding]:
    """Parts whose sum is not the whole; a whole larger than its base, or larger with the groups beside it."""
    parts = [one for one in subject.parts if one.claim.value is not None]
    adding = not subject.handed_over or subject.indicator.parts_add_up
    if subject.wholes and parts and adding:
        total = sum(one.claim.value or 0 for one in parts)
        whole = subject.wholes[0]
        if whole.claim.value is not None and differ(total, whole.claim.value):
            yield subject.finding("parts_do_not_add_up", (whole, *parts), total=total, whole=whole.claim.value)
    stated = [*subject.wholes[:1], *subject.groups]
    base, total = subject.base, sum(one.claim.value or 0 for one in stated)
    if base is not None and total > base and differ(total, base):
        yield subject.finding("more_than_its_base", stated, total=total, base=base)
