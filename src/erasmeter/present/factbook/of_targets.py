"""What the fact book holds of a target: the same names for every target of a kind, also where nothing is known yet."""

from erasmeter.model.status import Reported, TargetStatus
from erasmeter.model.strategies import COVERAGE, SHARE_FLOOR, TOTAL
from erasmeter.present.factbook.entries import Entries, Entry
from erasmeter.present.facts import EMPTY
from erasmeter.present.need_words import per_call_in_words
from erasmeter.present.projected import as_so_far
from erasmeter.present.sentences import Sentences


def target_entries(sentences: Sentences, status: TargetStatus) -> list[Entry]:
    """All entries of one target."""
    entries = Entries(sentences, status.target.id)
    _figure(entries, status)
    if status.target.kind == SHARE_FLOOR:
        _interval(entries, status)
    else:
        _clocks(entries, status)
    if status.target.kind == TOTAL:
        _need(entries, status)
        _projection(entries, status)
    _words(entries, status)
    return entries.found


def _figure(entries: Entries, status: TargetStatus) -> None:
    facts, judged, target = entries.sentences.facts, status.judged, status.target
    if target.kind == TOTAL:
        entries.number("value", judged.value if judged else None, facts.value(status))
        entries.number("goal", target.value, facts.aim(status))
    else:
        entries.share("value", judged.value if judged else None, facts.value(status))
        entries.share("goal", target.value, facts.aim(status))
    if target.kind == SHARE_FLOOR:
        entries.share("share", judged.value if judged else None, facts.share_of_base(status), "share.of_base")
    else:
        entries.share("share", status.share_done, facts.share_done(status), "share.of_goal")
    if target.kind != TOTAL:
        entries.amount("numerator", judged.numerator if judged else None)
        entries.amount("denominator", judged.denominator if judged else None)
    for part in judged.parts if judged else ():
        value = part.value if part.numerator is None else part.numerator
        entries.number(f"part.{part.part}", value, facts.part(part), "part", part=facts.part_name(part))
    applied = status.applied
    said = facts.reported(applied, status) if applied else EMPTY
    entries.number("applied", applied.value if applied else None, said)
    entries.date("as_of", judged.as_of if judged else None, "figure_as_of")
    if target.kind == COVERAGE:
        left = _lacking(judged)
        entries.number("left", left, EMPTY if left is None else facts.quantity(left, target.unit), "left.members")


def _lacking(judged: Reported | None) -> float | None:
    if judged is None or judged.numerator is None or judged.denominator is None:
        return None
    return judged.denominator - judged.numerator


def _interval(entries: Entries, status: TargetStatus) -> None:
    interval, facts = status.interval, entries.sentences.facts
    shown = facts.shown_interval(status)
    is_shown = interval is not None and shown != EMPTY
    entries.text("interval", shown if is_shown else None)
    limit = status.target.value
    for name, edge in (("low", interval.low if interval else None), ("high", interval.high if interval else None)):
        printed = facts.share(edge, limit) if edge is not None and is_shown else None
        entries.share(f"interval.{name}", edge if is_shown else None, printed)


def _clocks(entries: Entries, status: TargetStatus) -> None:
    sentences = entries.sentences
    judged = {verdict.clock: verdict for verdict in (*status.clocks, *status.shown_clocks)}
    for name in (clock.id for clock in (*sentences.edition.clocks, *sentences.edition.shown_clocks)):
        verdict, slots = judged.get(name), {"clock": sentences.clock_name(name)}
        pace, expected = (verdict.pace, verdict.expected_share) if verdict else (None, None)
        entries.number(f"pace.{name}", pace, sentences.facts.pace(pace), "pace", **slots)
        printed = None if expected is None else sentences.wording.numbers.short_percent(expected)
        entries.share(f"expected.{name}", expected, printed, "expected", **slots)
        word = sentences.wording.mark(verdict.verdict).word if verdict and pace is not None else None
        entries.text(f"verdict.{name}", word, "verdict.clock", **slots)


def _need(entries: Entries, status: TargetStatus) -> None:
    need, sentences, unit = status.need, entries.sentences, status.target.unit
    facts = sentences.facts

    def quantity(value: float | None) -> str:
        return EMPTY if value is None else facts.quantity(value, unit)

    left = need.left if need else None
    entries.number("left", left, quantity(left))
    per_call = need.per_call if need else None
    entries.number("need.per_call", per_call, EMPTY if per_call is None else per_call_in_words(facts.wording, per_call))
    entries.number("need.best", need.best if need else None, quantity(need.best if need else None))
    entries.text("need.best_call", str(need.best_call) if need and need.best_call else None)
    entries.amount("need.mean", need.mean if need else None)
    to_come = need.calls_left[:1] if need else ()
    asked = {clock.clock: clock.by_call.get(call) for call in to_come for clock in (need.clocks if need else ())}
    for name in (clock.id for clock in (*sentences.edition.clocks, *sentences.edition.shown_clocks)):
        amount = asked.get(name)
        entries.number(f"need.{name}", amount, quantity(amount), "need.clock", clock=sentences.clock_name(name))
    strategy, by_call = sentences.edition.strategy, (need.by_call if need else None) or {}
    for call in strategy.period.calls if strategy else ():
        entries.number(str(call), by_call.get(call), quantity(by_call.get(call)), "by_call", call=str(call))


def _projection(entries: Entries, status: TargetStatus) -> None:
    projected = as_so_far(entries.sentences, status)
    if projected is None:
        for name in ("median", "low", "high"):
            entries.number(f"projection.{name}", None, EMPTY)
        entries.share("projection.probability", None, None)
        return
    found, likelihood = projected.projection, projected.likelihood
    low, high = projected.outer
    entries.number("projection.median", found.median, projected.median)
    entries.number("projection.low", found.outer.low, low)
    entries.number("projection.high", found.outer.high, high)
    said = likelihood.percent if likelihood else None
    entries.share("projection.probability", found.probability if likelihood else None, said)


def _words(entries: Entries, status: TargetStatus) -> None:
    sentences, language = entries.sentences, entries.sentences.wording.language
    entries.text("verdict", sentences.wording.mark(status.verdict).word)
    entries.text("headline", sentences.headline(status))
    entries.text("name", status.target.name.in_language(language))
    entries.text("short", status.target.short.in_language(language))
