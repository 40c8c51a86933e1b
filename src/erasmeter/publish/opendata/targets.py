"""Rows of targets: where they stand, all their figures, their clocks."""

from collections.abc import Iterator, Sequence
from typing import Any

from erasmeter.model.indicators import Indicator
from erasmeter.model.status import Beside, Part, Reported, TargetStatus
from erasmeter.model.strategies import TOTAL, Strategy
from erasmeter.present.edition import Clock, Edition
from erasmeter.publish.opendata.statuses import NOT_APPLICABLE, status_of
from erasmeter.publish.opendata.tables import Row, joined
from erasmeter.publish.opendata.words import Words

JUDGED, OTHER, APPLIED, BESIDE = "judged", "other", "applied", "beside"
ROLES = (JUDGED, OTHER, APPLIED, BESIDE)


def target_rows(words: Words) -> list[Row]:
    """A row per target, in the order of the strategy."""
    edition = words.edition
    return [] if edition.strategy is None else [_target(words, edition.strategy, one) for one in edition.statuses]


def _target(words: Words, strategy: Strategy, status: TargetStatus) -> Row:
    target, judged, interval = status.target, status.judged, status.interval
    groups = {group.id: group.name for group in strategy.groups}
    objectives = {goal.id: goal.name for goal in strategy.goals}
    return {
        **_named(status),
        "group": target.group,
        "group_name": groups.get(target.group),
        "objective": target.goal,
        "objective_name": objectives.get(target.goal),
        "kind": target.kind,
        **_indicator(status.indicator),
        **_figure(judged),
        "few": judged is not None and judged.is_of_few,
        "unit": _unit(status, judged),
        "obs_status": status_of(judged.value if judged else None, status.reason, tentative=status.tentative),
        "goal": target.value,
        "share_done": status.share_done,
        "verdict": status.verdict,
        "tentative": status.tentative,
        "reason": status.reason,
        "headline": words.headline(status),
        "interval_low": interval.low if interval else None,
        "interval_high": interval.high if interval else None,
        "interval_level": interval.level if interval else None,
        "interval_method": interval.method if interval else None,
        "calls_held": status.calls_held,
        "caveats": joined(status.caveats),
        "snapshots": joined(status.snapshots),
        "goal_document": target.source.document or strategy.document.title,
        "goal_place": ", ".join(filter(None, (target.source.section, target.source.page))),
        "valid_from": target.valid_from,
        "valid_to": target.valid_to,
        "target_note": target.note,
    }


def figure_rows(words: Words) -> list[Row]:
    """A row per figure or part of one, the one judged first."""
    return [
        {"target": status.target.id, "number": number, **row}
        for status in words.edition.statuses
        for number, row in enumerate(_figures(words, status), 1)
    ]


def _figures(words: Words, status: TargetStatus) -> Iterator[Row]:
    for role, reported in ((JUDGED, status.judged), (OTHER, status.other), (APPLIED, status.applied)):
        if reported is None:
            continue
        own = {
            "role": role,
            **_indicator(status.indicator),
            "unit": _unit(status, reported),
            **_figure(reported),
            "stated_note": reported.note,
            "snapshots": joined(sorted(reported.lines)),
            "caveats": joined(reported.caveats),
        }
        tentative = role == JUDGED and status.tentative
        yield {**own, "obs_status": status_of(reported.value, reported.reason, tentative=tentative)}
        for part in reported.parts:
            yield {**own, **_part(words, part), "unit": _unit(status, part)}
    for figure in status.beside:
        yield _beside(figure)


def _part(words: Words, part: Part) -> Row:
    return {
        "part": part.part,
        "part_name": words.known(f"part.{part.part}", part.part.replace("_", " ")),
        "value": part.value,
        "numerator": part.numerator,
        "denominator": part.denominator,
        "unknown": None,
        "direction": None,
        "obs_status": status_of(part.value),
    }


def _beside(figure: Beside) -> Row:
    return {
        "role": BESIDE,
        **_indicator(figure.indicator),
        "scenario": figure.scenario,
        "value": figure.value,
        "numerator": figure.numerator,
        "denominator": figure.denominator,
        "unknown": figure.unknown,
        "unit": figure.indicator.unit,
        "obs_status": status_of(figure.value),
        "caveats": joined(figure.caveats),
    }


def target_clock_rows(words: Words) -> list[Row]:
    """A row per target and clock, those that decide first."""
    clocks = {clock.id: clock for clock in every_clock(words.edition)}
    return [
        {
            **_named(status),
            "clock": verdict.clock,
            "clock_name": clocks[verdict.clock].name,
            "decides": decides,
            "expected_share": verdict.expected_share,
            "pace": verdict.pace,
            "obs_status": NOT_APPLICABLE if verdict.pace is None else status_of(verdict.pace, None),
            "verdict": verdict.verdict,
            "period_share": verdict.period_share,
        }
        for status in words.edition.statuses
        for decides, verdicts in ((True, status.clocks), (False, status.shown_clocks))
        for verdict in verdicts
    ]


def clock_rows(words: Words) -> list[Row]:
    """A row per clock of the strategy."""
    return [
        {
            "clock": clock.id,
            "clock_name": clock.name,
            "clock_kind": clock.kind,
            "clock_description": clock.description,
            "decides": clock in words.edition.clocks,
            "expected_share": clock.expected_share,
            "assumption": clock.assumption,
            "clock_source": clock.source,
        }
        for clock in every_clock(words.edition)
    ]


def every_clock(edition: Edition) -> Sequence[Clock]:
    """The clocks that decide and those that are shown, each once."""
    by_name = {clock.id: clock for clock in (*edition.shown_clocks, *edition.clocks)}
    return tuple(by_name[name] for name in dict.fromkeys(one.id for one in (*edition.clocks, *edition.shown_clocks)))


def _unit(status: TargetStatus, figure: Reported | Part | None) -> str:
    numbers = (figure.numerator, figure.denominator) if figure else (None, None)
    return unit_of(status.target.unit, status.target.kind, *numbers)


def unit_of(unit: str, kind: str, numerator: float | None, denominator: float | None) -> str:
    """What a value of a target counts. A share of a set is a share, whatever its members are; but what was stated of it
    as a plain number is one: two more would get there."""
    return unit if kind == TOTAL or (numerator is not None and denominator is None) else "share"


def _named(status: TargetStatus) -> dict[str, Any]:
    return {"target": status.target.id, "target_name": status.target.name}


def _indicator(indicator: Indicator) -> dict[str, Any]:
    return {"indicator": indicator.id, "indicator_name": indicator.name}


def _figure(reported: Reported | None) -> dict[str, Any]:
    if reported is None:
        return {}
    return {
        "value": reported.value,
        "numerator": reported.numerator,
        "denominator": reported.denominator,
        "unknown": reported.unknown,
        "direction": reported.direction,
        "basis": reported.basis,
        "feed": reported.feed,
        "figure_date": reported.as_of,
        "document": reported.document,
        "page": reported.page,
    }
