"""Holds what is claimed, and the figures handed over, against the numbers: every check there is, subject by subject."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any, Protocol, cast

from erasmeter.base.registry import modules_in
from erasmeter.judge.expectation import expectations
from erasmeter.judge.subject import Subject
from erasmeter.measure.statements import APPLIED
from erasmeter.model.catalogue import Catalogue
from erasmeter.model.claims import Claim, LoadedClaims, Place, StatedClaim
from erasmeter.model.findings import Finding
from erasmeter.model.strategies import Strategy

_AWARDED = "awarded"


class Check(Protocol):
    """One way in which claims can contradict the numbers or each other: a module of ``judge/consistency``."""

    def findings(self, subject: Subject) -> Iterable[Finding]:
        """What does not agree."""


@cache
def checks() -> Mapping[str, Check]:
    """All checks, by name."""
    return cast("Mapping[str, Check]", modules_in("erasmeter.judge.consistency", ("findings",)))


def findings(subjects: Iterable[Subject]) -> list[Finding]:
    """Every finding, in the order of the subjects and of the places in their files; what is found twice, once."""
    found = [finding for subject in subjects for check in checks().values() for finding in check.findings(subject)]
    return list({(one.kind, one.subject, one.places): one for one in found}.values())


@dataclass(frozen=True)
class Claimed:
    """Makes subjects. ``figures`` are rows of the observations table, ``files`` the names of their snapshots' files."""

    catalogue: Catalogue
    strategy: Strategy | None
    figures: Sequence[Mapping[str, Any]]
    files: Mapping[str, str]

    def of_documents(self, loaded: Iterable[LoadedClaims]) -> list[Subject]:
        """The claims of each document, target by target, with the figures at hand of the same date."""
        return [one for document in loaded for one in self.of_claims(document.stated, document.value.as_of)]

    def of_claims(self, claims: Sequence[StatedClaim], as_of: date) -> list[Subject]:
        """The claims of one document, target by target, with the figures at hand of the same date."""
        at_hand = {(subject.indicator.id, subject.as_of): subject for subject in self._awarded()}
        subjects = []
        for name in dict.fromkeys(one.claim.target or one.claim.indicator for one in claims):
            stated = [one for one in claims if name in (one.claim.target, one.claim.indicator)]
            subject = self._subject(stated[0].claim, stated, as_of)
            figure = at_hand.get((subject.indicator.id, subject.as_of))
            subjects.append(replace(subject, given=tuple(figure.wholes) if figure else ()))
        return subjects

    def of_figures(self) -> list[Subject]:
        """The figures handed over, by indicator, basis and date; not what was applied for."""
        groups: dict[tuple[Any, ...], list[StatedClaim]] = {}
        for row in self.figures:
            claim = self._as_claim(row)
            if claim is not None and row["basis"] != APPLIED:
                groups.setdefault((row["indicator"], row["basis"], row["as_of"]), []).append(claim)
        return [
            replace(self._subject(stated[0].claim, stated, key[-1]), handed_over=True, basis=str(key[1]))
            for key, stated in groups.items()
        ]

    def _awarded(self) -> list[Subject]:
        return [subject for subject in self.of_figures() if subject.basis == _AWARDED]

    def _as_claim(self, row: Mapping[str, Any]) -> StatedClaim | None:
        value = row["value"] if row["denominator"] is None else row["numerator"]
        if value is None:
            return None
        claim = Claim(
            indicator=row["indicator"], page=row["page"], value=value, of=row["denominator"], part=row["part"]
        )
        file = self.files.get(row["snapshot"], row["snapshot"])
        return StatedClaim(claim, Place(file, row["line"], row["document"], row["page"]), row["as_of"])

    def _subject(self, claim: Claim, stated: Iterable[StatedClaim], as_of: date) -> Subject:
        """What a claim's target or indicator is to be held against at a date."""
        strategy = self.strategy
        on_day = strategy.targets_on(as_of) if strategy else ()
        wanted = (target for target in on_day if claim.target == target.id or claim.indicator == target.indicator)
        target = next(wanted, None)
        indicator = self.catalogue.indicators[target.indicator if target else claim.indicator or ""]
        subject = Subject(self.catalogue, indicator, as_of, tuple(stated), target)
        if strategy is None:
            return subject
        period = strategy.period
        known = expectations(self.catalogue, strategy.clocks, target, period, as_of) if target else {}
        return replace(
            subject,
            calls=len(period.calls),
            calls_held=len(period.calls_held(as_of)),
            expected={clock: expectation.share for clock, expectation in known.items()},
            thresholds=strategy.thresholds,
        )
