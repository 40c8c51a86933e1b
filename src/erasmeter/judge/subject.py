"""All that is claimed of one target or indicator at one date, and what it is to be held against."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from erasmeter.measure.rows import members_at
from erasmeter.model.catalogue import Catalogue
from erasmeter.model.claims import Claim, Place, SetOf, StatedClaim
from erasmeter.model.findings import Fact, Finding
from erasmeter.model.indicators import Indicator
from erasmeter.model.strategies import COVERAGE, SHARE_FLOOR, Target, Thresholds

_ROUGHLY = 1e-9


@dataclass(frozen=True)
class Subject:
    """The claims of one document (or the figures handed over) on one target or indicator at ``as_of``.

    ``given`` are figures at hand for the same date that the claims must not contradict. ``calls`` and ``calls_held``
    are numbers of rounds, ``expected`` what each clock expects by now.
    """

    catalogue: Catalogue
    indicator: Indicator
    as_of: date
    claims: tuple[StatedClaim, ...]
    target: Target | None = None
    given: tuple[StatedClaim, ...] = ()
    calls: int = 0
    calls_held: int = 0
    expected: Mapping[str, float] = field(default_factory=dict)
    thresholds: Thresholds | None = None
    handed_over: bool = False
    basis: str = "awarded"

    @property
    def id(self) -> str:
        """The target, or the indicator where there is none."""
        return self.target.id if self.target else self.indicator.id

    @property
    def is_share(self) -> bool:
        """Whether it is a share of projects or the like, which has no unit of its own."""
        return self.target.kind == SHARE_FLOOR if self.target else self.indicator.unit == "share"

    @property
    def wholes(self) -> list[StatedClaim]:
        """What is said of the whole."""
        return [one for one in self.claims if one.claim.value is not None and one.claim.part is None]

    @property
    def parts(self) -> list[StatedClaim]:
        """The parts that add up to the whole, each once."""
        return self._first_by_part(lambda claim: claim.of is None)

    @property
    def groups(self) -> list[StatedClaim]:
        """The groups beside the whole that share its base, each once."""
        return self._first_by_part(lambda claim: claim.of is not None)

    @property
    def whole(self) -> float | None:
        """How much is done: as said, else the sum of the parts; the first word where several are said."""
        if self.wholes:
            return self.wholes[0].claim.value
        values = [one.claim.value for one in self.parts]
        return sum(value for value in values if value is not None) if values else None

    @property
    def base(self) -> float | None:
        """Of how many; the first word where several are said."""
        return next((one.claim.of for one in self.claims if one.claim.of is not None), None)

    @property
    def goal(self) -> float | None:
        """The target in the unit that is counted; of a set that is to be covered, a number of its members."""
        if self.target is None or self.target.kind == SHARE_FLOOR:
            return None
        if self.target.kind == COVERAGE:
            return None if self.base is None else self.base * self.target.value
        return self.target.value

    @property
    def counting(self) -> list[StatedClaim]:
        """The claims that say how much is done: the whole, or else the parts."""
        return self.wholes[:1] or self.parts

    def size_of(self, stated: SetOf) -> int:
        """How many members a set has at the date."""
        return len(members_at(self.catalogue, stated.codelist, stated.where, self.as_of))

    def saying(self, field_name: str) -> Iterator[StatedClaim]:
        """The claims that say something of this kind."""
        return (one for one in self.claims if getattr(one.claim, field_name) is not None)

    def finding(self, kind: str, claims: Iterable[StatedClaim], **facts: Fact) -> Finding:
        """A finding on these claims."""
        places: tuple[Place, ...] = tuple(dict.fromkeys(one.place for one in claims))
        return Finding(kind, self.id, places, facts)

    def _first_by_part(self, wanted: Callable[[Claim], bool]) -> list[StatedClaim]:
        found: dict[str, StatedClaim] = {}
        for one in self.claims:
            if one.claim.part is not None and one.claim.value is not None and wanted(one.claim):
                found.setdefault(one.claim.part, one)
        return list(found.values())


def differ(first: float, second: float) -> bool:
    """Whether two numbers are different, but for the noise of binary fractions."""
    return abs(first - second) > _ROUGHLY * max(1.0, abs(first), abs(second))


def tolerance(number: float, *, about: bool) -> float:
    """How far a number may be off: not at all or, where it is said to be rough, half of its last digit that counts:
    about 1 300 is 1 250 to 1 350."""
    if not about or number == 0:
        return 0.0
    unit = 1.0
    while number % (unit * 10) == 0:
        unit *= 10
    return unit / 2
