"""Rows of what is counted beside targets: the course by call, common indicators, coverages."""

from typing import Any

from erasmeter.model.levels import Level, per_million
from erasmeter.present.edition import Coverage
from erasmeter.publish.opendata.statuses import status_of
from erasmeter.publish.opendata.tables import Row, joined
from erasmeter.publish.opendata.words import Words


def series_rows(words: Words) -> list[Row]:
    """A row per indicator and call of the overview."""
    overview = words.edition.overview
    return [
        {
            "indicator": one.indicator,
            "indicator_name": one.name,
            "call_year": call,
            "value": value,
            "unit": one.unit,
            "obs_status": status_of(value),
        }
        for one in (overview.series if overview else ())
        for call, value in sorted(one.by_call.items())
    ]


def yardstick_rows(words: Words) -> list[Row]:
    """A row per common indicator."""
    return [_yardstick(level) for level in words.edition.levels]


def _yardstick(level: Level) -> Row:
    figure, people = level.figure, level.inhabitants
    return {
        **_named(level),
        "indicator": level.indicator.id,
        "value": level.value,
        "unit": level.indicator.unit,
        "obs_status": status_of(level.value, figure.reason if figure else None),
        "per_million": level.per_million,
        "inhabitants": people.persons if people else None,
        "inhabitants_on": people.counted_on if people else None,
        "inhabitants_source": people.stated_by if people else None,
        "rank": level.rank.place if level.rank else None,
        "rank_of": level.rank.of if level.rank else None,
        "caveats": joined(figure.caveats) if figure else None,
        "snapshots": joined(sorted(figure.lines)) if figure else None,
    }


def yardstick_by_call_rows(words: Words) -> list[Row]:
    """A row per common indicator and call."""
    return [
        {
            **_named(level),
            "call_year": call,
            "value": value,
            "per_million": per_million(value, level.inhabitants),
            "unit": level.indicator.unit,
            "obs_status": status_of(value),
            "caveats": joined(level.figure.caveats) if level.figure else None,
        }
        for level in words.edition.levels
        for call, value in sorted(level.by_call.items())
    ]


def coverage_rows(words: Words) -> list[Row]:
    """A row per member of a set and value: also where it has none, for then it is known to have none."""
    return [
        {
            **_of_coverage(coverage),
            "member": member.code,
            "member_name": member.name,
            "counted": coverage.counted,
            "counted_code": code,
            "counted_name": name,
            "value": (count := member.counts.get(code, 0)),
            "obs_status": status_of(count),
        }
        for coverage in words.edition.coverages
        for member in coverage.members
        for code, name in coverage.values.items()
    ]


def coverage_group_rows(words: Words) -> list[Row]:
    """A row per group of members, as stated."""
    return [
        {**_of_coverage(coverage), "values_reached": group.values, "members": group.members}
        for coverage in words.edition.coverages
        for group in coverage.groups
    ]


def _of_coverage(coverage: Coverage) -> dict[str, Any]:
    return {
        "indicator": coverage.indicator,
        "indicator_name": coverage.name,
        "target": coverage.target,
        "at_least": coverage.at_least,
    }


def _named(level: Level) -> dict[str, Any]:
    return {"yardstick": level.yardstick.id, "yardstick_name": level.yardstick.name}
