"""The facts of one target as a language prints them. Judged on exact numbers, so printed without crossing a limit."""

from collections.abc import Iterable
from dataclasses import dataclass

from erasmeter.base.numbers import places_that_keep, rounded
from erasmeter.model.status import ClockVerdict, Interval, Part, Reported, TargetStatus
from erasmeter.model.strategies import COVERAGE, SHARE_FLOOR, TOTAL, Thresholds
from erasmeter.present.edition import Edition
from erasmeter.present.wording import Wording

EMPTY = "–"
_PACE_PLACES = 2


@dataclass(frozen=True)
class Facts:
    """Prints values, goals, shares and paces in the language of ``wording``."""

    edition: Edition
    wording: Wording

    @property
    def thresholds(self) -> Thresholds | None:
        """The limits of the pace, if there is a strategy."""
        return self.edition.strategy.thresholds if self.edition.strategy else None

    def goal(self, status: TargetStatus) -> str:
        """10 000 · at least 25 % · all."""
        target = status.target
        if target.kind == TOTAL:
            return self.quantity(target.value, target.unit)
        if target.kind == COVERAGE and target.value == 1:
            return self.wording.say("goal.all")
        return self.wording.say("goal.at_least", share=self.wording.numbers.short_percent(target.value))

    def aim(self, status: TargetStatus) -> str:
        """The goal as it stands inside a sentence: 10 000 · the floor of 25 %."""
        target = status.target
        if target.kind == TOTAL:
            return self.quantity(target.value, target.unit)
        return self.wording.say("goal.in_sentence", share=self.wording.numbers.short_percent(target.value))

    def value(self, status: TargetStatus) -> str:
        """573 · 4 of 10 · above the goal, where no more is known · a dash where nothing is."""
        if status.judged is None:
            return EMPTY
        return self.reported(status.judged, status)

    def value_or_unstated(self, status: TargetStatus) -> str:
        """The value; where only its direction is known, that it is not stated (the verdict gives the direction)."""
        judged = status.judged
        if judged is not None and judged.value is None and judged.direction is not None:
            return self.wording.say("value.not_stated")
        return self.value(status)

    def reported(self, reported: Reported, status: TargetStatus) -> str:
        """A figure, as a number or as "n of m"."""
        if reported.numerator is not None and reported.denominator is not None:
            return self.of(reported.numerator, reported.denominator)
        if reported.value is not None:
            # A plain count stated for a share or a coverage (2 more would get there) stays a count.
            is_share = status.target.kind != TOTAL and reported.numerator is None
            if is_share:
                return self.share(reported.value)
            limits = (status.target.value,) if status.target.kind == TOTAL else ()
            return self.quantity(reported.value, status.target.unit, limits)
        if reported.direction is not None:
            return self.wording.say(f"direction.{goal_word(status)}.{reported.direction}")
        return EMPTY

    def part(self, part: Part) -> str:
        """A part's number, or "n of m"."""
        if part.numerator is not None and part.denominator is not None:
            return self.of(part.numerator, part.denominator)
        return EMPTY if part.value is None else self.wording.numbers.amount(part.value)

    def part_name(self, part: Part) -> str:
        """The part's name in this language, else as the source wrote it."""
        return self.wording.known(f"part.{part.part}", part.part.replace("_", " "))

    def of(self, numerator: float, denominator: float) -> str:
        """4 of 10."""
        numbers = self.wording.numbers
        return self.wording.say("value.of", n=numbers.amount(numerator), m=numbers.amount(denominator))

    def quantity(self, value: float, unit: str, limits: Iterable[float] = ()) -> str:
        """A number that keeps its side of ``limits``, with its currency if it is money."""
        printed = self.wording.numbers.amount(value, limits)
        return f"{printed}\u00a0EUR" if unit == "EUR" else printed

    def share(self, share: float, limit: float | None = None) -> str:
        """A percentage with as few places as say enough, and as many as ``limit`` needs to keep its side."""
        numbers = self.wording.numbers
        limits = () if limit is None else (limit,)
        places = places_that_keep(share, limits, 3) - 2
        return numbers.short_percent(share) if places == 1 else numbers.percent(share, places)

    def share_done(self, status: TargetStatus) -> str:
        """How much of the goal is done; a dash for floors, which are met or not, and where nothing is known
        or it is of a set of few."""
        if status.share_done is None or status.target.kind == SHARE_FLOOR:
            return EMPTY
        if status.judged is not None and status.judged.is_of_few:
            return EMPTY
        return self.share(status.share_done, 1.0)

    def share_of_base(self, status: TargetStatus) -> str | None:
        """The measured share as a percentage; None where it is not known or rests on too few."""
        judged = status.judged
        if judged is None or judged.value is None or judged.is_of_few:
            return None
        return self.share(judged.value, status.target.value)

    def interval(self, interval: Interval, limit: float) -> str:
        """42–76 %."""
        numbers = self.wording.numbers
        places = max(places_that_keep(edge, (limit,), 2) for edge in (interval.low, interval.high)) - 2
        return numbers.percent_range(interval.low, interval.high, places)

    def shown_interval(self, status: TargetStatus) -> str:
        """The interval that is shown, a dash where there is none or the share rests on too few."""
        judged = status.judged
        if status.interval is None or judged is None or judged.is_of_few:
            return EMPTY
        return self.interval(status.interval, status.target.value)

    def level(self, level: float) -> str:
        """The level of an interval or test: 95 %."""
        return self.wording.numbers.short_percent(level)

    def counted_cases(self, status: TargetStatus) -> str:
        """What a share is counted of: ``project`` where its indicator says so, else ``case``."""
        indicator = status.indicator
        return "project" if "project" in (indicator.distinct, (indicator.table or "").removesuffix("s")) else "case"

    def pace(self, pace: float | None) -> str:
        """A pace to two places, or to as many as keep it on its side of the thresholds."""
        if pace is None:
            return EMPTY
        return self.wording.numbers.number(pace, places_that_keep(pace, self._limits, _PACE_PLACES))

    def pace_in_table(self, pace: float | None) -> str:
        """A pace to two places, with a sign where they hide on which side of a threshold it lies: <0.90."""
        if pace is None:
            return EMPTY
        shown = rounded(pace, _PACE_PLACES)
        hides = places_that_keep(pace, self._limits, _PACE_PLACES) != _PACE_PLACES
        sign = ("<" if pace < float(shown) else ">") if hides else ""
        return sign + self.wording.numbers.number(pace, _PACE_PLACES)

    def limit_hidden_by_rounding(self, verdict: ClockVerdict) -> float | None:
        """The threshold that two places would seem to cross, if there is one."""
        if verdict.pace is None or places_that_keep(verdict.pace, self._limits, _PACE_PLACES) == _PACE_PLACES:
            return None
        shown = float(rounded(verdict.pace, _PACE_PLACES))
        return next((limit for limit in self._limits if limit == shown), None)

    @property
    def _limits(self) -> tuple[float, ...]:
        limits = self.thresholds
        return (limits.ahead, limits.on_course, limits.behind) if limits else ()


def goal_word(status: TargetStatus) -> str:
    """What a target is called in the names of texts: a floor to keep to, or a target to reach."""
    return "floor" if status.target.kind == SHARE_FLOOR else "target"
