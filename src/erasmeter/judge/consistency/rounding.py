"""A printed percentage follows from its parts."""

from collections.abc import Iterator

from erasmeter.judge.subject import Subject, tolerance
from erasmeter.model.claims import StatedClaim, printed_share
from erasmeter.model.findings import Finding


def findings(subject: Subject) -> Iterator[Finding]:
    """Percentages that are not what the numbers give, rounded to as many decimals as are printed."""
    for one in subject.saying("share"):
        counted = next((other for other in (one, *subject.wholes) if other.claim.of), None)
        if counted is not None:
            yield from _printed(subject, one, counted)


def _printed(subject: Subject, one: StatedClaim, counted: StatedClaim) -> Iterator[Finding]:
    printed, places = printed_share(one.claim.share or "")
    value, of = counted.claim.value or 0.0, counted.claim.of or 1.0
    share, half = value / of, 0.5 * 10.0 ** -(places + 2)
    slack = max(half, tolerance(round(printed * 100, places), about=one.claim.about) / 100)
    if abs(share - printed) > slack + 1e-12:
        rounded = round(share, places + 2)
        claims = (one, counted)
        yield subject.finding(
            "share_does_not_follow", claims, printed=one.claim.share or "", value=value, base=of,
            exact_share=share, right_share=rounded, places=float(places),
        )  # fmt: skip
