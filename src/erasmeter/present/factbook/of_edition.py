"""What the fact book holds beside targets: the edition itself, coverages, yardsticks and the overview of projects."""

from collections import Counter
from collections.abc import Sequence

from erasmeter.base.numbers import whole
from erasmeter.model.levels import Level, per_million
from erasmeter.present.chapters.overview_tables import series_name, series_value
from erasmeter.present.coverage_words import CoverageWords, groups_of, held
from erasmeter.present.edition import Coverage
from erasmeter.present.factbook.entries import Entries, Entry
from erasmeter.present.levels import rate_in_words
from erasmeter.present.looks import LOOKS
from erasmeter.present.sentences import Sentences


def edition_entries(sentences: Sentences) -> list[Entry]:
    """The date, the calls, the clocks, and how many targets have which verdict."""
    edition, wording, entries = sentences.edition, sentences.wording, Entries(sentences)
    entries.date("as_of", edition.as_of)
    if edition.country is not None:
        entries.text("country", wording.numbers.country(edition.country))
    if edition.strategy is None:
        return entries.found
    entries.text("strategy", edition.strategy.name.in_language(wording.language))
    calls, calls_held = edition.strategy.period.calls, edition.calls_held
    entries.amount("calls.all", len(calls))
    entries.amount("calls.held", len(calls_held))
    entries.amount("calls.left", len(calls) - len(calls_held))
    to_come = [call for call in calls if call not in calls_held]
    entries.text("calls.next", str(to_come[0]) if to_come else None)
    entries.text("calls.period", _span(calls))
    entries.text("calls.years_held", _span(calls_held))
    for clock in (*edition.clocks, *edition.shown_clocks):
        share = clock.expected_share
        printed = None if share is None else wording.numbers.short_percent(share)
        entries.share(f"clock.{clock.id}", share, printed, "clock", clock=sentences.clock_name(clock.id))
    if edition.statuses:
        entries.amount("targets.all", len(edition.statuses))
        verdicts = Counter(status.verdict for status in edition.statuses)
        for verdict in LOOKS:
            name = f"targets.{verdict.replace(' ', '_')}"
            entries.amount(name, verdicts[verdict], "targets.verdict", verdict=wording.mark(verdict).word)
    return entries.found


def coverage_entries(sentences: Sentences, coverage: Coverage) -> list[Entry]:
    """How many members have how many values, and how many have each value."""
    entries, words = Entries(sentences, coverage.target or coverage.indicator), CoverageWords(sentences, coverage)
    if coverage.pending:
        names = [name.in_language(sentences.wording.language) for name in coverage.pending]
        entries.text("pending", sentences.wording.together(names))
        entries.amount("pending.members", len(names))
    for values, members in groups_of(coverage):
        entries.amount(f"with.{values}", members, "with", values=words.reach(values))
    if coverage.members:
        for value, name in coverage.values.items():
            having = sum(value in held(member) for member in coverage.members)
            said = name.in_language(sentences.wording.language)
            entries.amount(f"with.{value}", having, "with", values=said)
        entries.amount("members", len(coverage.members))
    return entries.found


def level_entries(sentences: Sentences, level: Level) -> list[Entry]:
    """A yardstick: its level, by call, per million inhabitants, and its place among the countries."""
    wording, entries = sentences.wording, Entries(sentences, level.yardstick.id)
    entries.amount("value", level.value)
    rate = level.per_million
    entries.number("per_million", rate, rate_in_words(wording.numbers, rate))
    for call, value in level.by_call.items():
        entries.amount(str(call), value, "by_call", call=str(call))
        rate = per_million(value, level.inhabitants)
        printed = rate_in_words(wording.numbers, rate)
        entries.number(f"per_million.{call}", rate, printed, "per_million.call", call=str(call))
    entries.amount("inhabitants", level.inhabitants.persons if level.inhabitants else None)
    if level.rank is not None:
        entries.amount("rank", level.rank.place, n=wording.numbers.number(level.rank.of))
    entries.text("name", level.yardstick.name.in_language(wording.language))
    return entries.found


def overview_entries(sentences: Sentences) -> list[Entry]:
    """The indicators of the overview, by call."""
    overview, wording = sentences.edition.overview, sentences.wording
    found: list[Entry] = []
    for series in overview.series if overview else ():
        entries, name = Entries(sentences, series.indicator), series_name(series, wording)
        for call, value in sorted(series.by_call.items()):
            printed = series_value(value, series, wording)
            entries.number(str(call), whole(value), printed, "series", name=name, call=str(call))
        found += entries.found
    return found


def _span(years: Sequence[int]) -> str | None:
    return "–".join(str(year) for year in dict.fromkeys((years[0], years[-1]))) if years else None
