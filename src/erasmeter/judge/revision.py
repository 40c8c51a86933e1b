"""When a target itself should be looked at: it has become too easy, or out of reach. The strategy allows revision."""

from collections.abc import Sequence

from erasmeter.model.projections import Projection
from erasmeter.model.requirements import TotalNeed
from erasmeter.model.status import OUT_OF_REACH, TOO_EASY, Revision
from erasmeter.model.strategies import RevisionLimits

_MOST = 0.5


def revision(
    need: TotalNeed | None, projections: Sequence[Projection], limits: RevisionLimits | None
) -> Revision | None:
    """The note with its evidence; None where the target stands as it is, or the strategy names no limits.

    Too easy is said only while more than half of the calls are left: later, reaching a target is what it is for.
    """
    if limits is None or need is None or not projections or projections[0].probability is None:
        return None
    probability, calls = projections[0].probability, projections[0].calls
    kind = None
    if probability >= limits.too_easy and len(need.calls_left) > _MOST * len(calls):
        kind = TOO_EASY
    elif probability <= limits.out_of_reach and need.calls_left:
        kind = OUT_OF_REACH
    if kind is None:
        return None
    return Revision(kind, probability, projections[0].median, need.per_call, need.best, need.mean, len(need.calls_left))
