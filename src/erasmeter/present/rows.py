"""The status of every target as plain rows, for other programs: the keys and codes are a stable interface.

Numbers are exact (not rounded) and dates are ISO 8601; ``headline`` and the reasons of
caveats are in the language asked for, all else is not.
"""

from dataclasses import asdict
from typing import Any

from erasmeter.base.numbers import whole
from erasmeter.base.text import Text
from erasmeter.model.projections import Projection, Range
from erasmeter.model.status import Beside, ClockVerdict, HeldCaveat, Interval, Reported, TargetStatus
from erasmeter.present.edition import Edition
from erasmeter.present.sentences import Sentences
from erasmeter.present.wording import Wording

Row = dict[str, Any]


def status_rows(edition: Edition, language: str) -> list[Row]:
    """One row per target, in the order of the strategy; shares are between 0 and 1.

    ``value`` is of the figure that is judged: a number in ``unit``, or a share. ``records`` and ``stated`` give that
    figure and the other one by where they come from, ``applied`` what has been applied for; each is None if absent.
    """
    sentences = Sentences(edition, Wording(edition.texts, language))
    return [_row(sentences, status) for status in edition.statuses]


def _row(sentences: Sentences, status: TargetStatus) -> Row:
    target, judged = status.target, status.judged
    feeds = {feed: _reported(reported) for feed, reported in status.by_feed.items()}
    return {
        "target": target.id,
        "name": target.name.in_language(sentences.wording.language),
        "indicator": status.indicator.id,
        "as_of": status.as_of.isoformat(),
        "basis": judged.basis if judged else None,
        "value": judged.value if judged else None,
        "numerator": judged.numerator if judged else None,
        "denominator": judged.denominator if judged else None,
        "unit": target.unit,
        "goal": whole(target.value),
        "share_done": status.share_done,
        "clocks": [_clock(verdict) for verdict in status.clocks],
        "verdict": status.verdict,
        "headline": sentences.headline(status),
        "caveats": list(status.caveats),
        "snapshots": list(status.snapshots),
        "kind": target.kind,
        "direction": judged.direction if judged else None,
        "interval": _interval(status.interval),
        "tentative": status.tentative,
        "reason": status.reason,
        "records": feeds.get("records"),
        "stated": feeds.get("stated"),
        "applied": _reported(status.applied) if status.applied else None,
        "beside": [_beside(figure) for figure in status.beside],
        "revision": asdict(status.revision) if status.revision else None,
        "few": judged is not None and judged.is_of_few,
        "prospect": asdict(status.prospect) if status.prospect else None,
        "shown_clocks": [_clock(verdict) for verdict in status.shown_clocks],
        "caveat_records": [caveat_row(caveat, sentences.wording.language) for caveat in status.held],
        "projections": [_projection(projection) for projection in status.projections],
    }


def _clock(verdict: ClockVerdict) -> Row:
    return {
        "clock": verdict.clock,
        "expected_share": verdict.expected_share,
        "pace": verdict.pace,
        "verdict": verdict.verdict,
        "period_share": verdict.period_share,
    }


def caveat_row(caveat: HeldCaveat, language: str) -> Row:
    """A caveat with what it does and by what it holds; of a record of its own also why, and who says so and when."""
    reason = caveat.reason.in_language(language) if isinstance(caveat.reason, Text) else caveat.reason
    return {
        "caveat": caveat.code,
        "effect": caveat.effect,
        "on": caveat.on,
        "of": caveat.of,
        "reason": reason,
        "author": caveat.author,
        "date": caveat.said_on.isoformat() if caveat.said_on else None,
    }


def _projection(projection: Projection) -> Row:
    return {
        "scenario": projection.scenario,
        "clock": projection.clock,
        "calls_held": list(projection.calls_held),
        "calls": list(projection.calls),
        "done": whole(projection.done),
        "median": whole(projection.median),
        "inner": _range(projection.inner),
        "outer": _range(projection.outer),
        "probability": projection.probability,
    }


def _range(interval: Range) -> Row:
    return {"low": whole(interval.low), "high": whole(interval.high), "level": interval.level}


def _beside(figure: Beside) -> Row:
    return {
        "indicator": figure.indicator.id,
        "scenario": figure.scenario,
        "value": figure.value,
        "numerator": figure.numerator,
        "denominator": figure.denominator,
        "unknown": figure.unknown,
        "unit": figure.indicator.unit,
        "calls": list(figure.calls),
        "caveats": list(figure.caveats),
    }


def _interval(interval: Interval | None) -> Row | None:
    if interval is None:
        return None
    return {"low": interval.low, "high": interval.high, "level": interval.level, "method": interval.method}


def _reported(reported: Reported) -> Row:
    return {
        "basis": reported.basis,
        "as_of": reported.as_of.isoformat(),
        "value": reported.value,
        "numerator": reported.numerator,
        "denominator": reported.denominator,
        "unknown": reported.unknown,
        "direction": reported.direction,
        "document": reported.document,
        "page": reported.page,
        "caveats": list(reported.caveats),
        "lines": {snapshot: list(lines) for snapshot, lines in reported.lines.items()},
        "parts": [
            {"part": part.part, "value": part.value, "numerator": part.numerator, "denominator": part.denominator}
            for part in reported.parts
        ],
    }
