"""Who holds accreditations, and who has applied for one."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import count

from erasmeter.demo.chance import Chance
from erasmeter.demo.organisations import Organisation
from erasmeter.demo.people import PENDING, REJECTED, SECTORS

ACCREDITED, SUSPENDED, TERMINATED = "accredited", "suspended", "terminated"
_STATUSES = (ACCREDITED, ACCREDITED, ACCREDITED, PENDING, SUSPENDED, TERMINATED, REJECTED)
_OF_AUTHORITIES = (ACCREDITED, ACCREDITED, ACCREDITED, PENDING, SUSPENDED)


@dataclass(frozen=True)
class Accreditation:
    """An accreditation, or an application for one. ``code`` is blank for applications that have none yet."""

    code: str
    application: str
    sector: str
    call: int
    form: str
    status: str
    holder: Organisation


@dataclass
class AccreditationMaker:
    """Makes accreditations of some calls."""

    calls: Sequence[int]
    chance: Chance
    _numbers: "count[int]" = field(default_factory=lambda: count(1))

    def of_organisations(self, holders: Sequence[Organisation]) -> list[Accreditation]:
        """In one or two sectors each."""
        return [
            self._accreditation(holder, sector, self.chance.one(_STATUSES))
            for holder in holders
            for sector in self.chance.some(SECTORS, 1, 2)
        ]

    def of_authorities(self, authorities: Sequence[Organisation]) -> list[Accreditation]:
        """In up to three sectors; every fifth authority has none."""
        return [
            self._accreditation(holder, sector, self.chance.one(_OF_AUTHORITIES))
            for place, holder in enumerate(authorities)
            for sector in (self.chance.some(SECTORS, 1, 3) if place % 5 else ())
        ]

    def in_former_names(self, authorities: Sequence[Organisation]) -> list[Accreditation]:
        """Of authorities that are no more, in two sectors each."""
        return [self._accreditation(holder, sector, ACCREDITED) for holder in authorities for sector in SECTORS[:2]]

    def _accreditation(self, holder: Organisation, sector: str, status: str) -> Accreditation:
        number, is_open = next(self._numbers), status in {PENDING, REJECTED}
        call = self.calls[-1] if is_open else self.chance.one(self.calls)
        has_code = not is_open or self.chance.happens(0.5)
        code = f"{call}-1-NO01-KA120-{sector}-{700_000 + number:09d}" if has_code else ""
        form = self.chance.one(("individual", "consortium"))
        return Accreditation(code, f"{call % 100}/{number:05d}", sector, call, form, status, holder)
