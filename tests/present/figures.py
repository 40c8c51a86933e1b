"""Every figure, of small made facts and of extreme ones: long names, huge and tiny numbers, nothing, protected."""

from collections.abc import Mapping
from dataclasses import replace

from erasmeter.base.text import Text
from erasmeter.model.breakdowns import PROTECTED, TOTAL, UNKNOWN, Breakdown, BreakdownCell, Dimension, Member
from erasmeter.model.catalogue import load_catalogue
from erasmeter.model.divisions import counties_of
from erasmeter.model.indicators import Indicator
from erasmeter.model.status import TargetStatus
from erasmeter.model.strategies import SHARE_FLOOR
from erasmeter.present.blocks import Figure
from erasmeter.present.edition import Coverage, CoverageMember, Overview, Series
from erasmeter.present.figures.calls_chart import calls_figure
from erasmeter.present.figures.course_chart import course_figure
from erasmeter.present.figures.coverage_chart import coverage_figure
from erasmeter.present.figures.map_chart import map_figure
from erasmeter.present.figures.progress_chart import progress_figure
from erasmeter.present.figures.projection_chart import projection_figure
from erasmeter.present.figures.ranking_chart import ranking_figure
from erasmeter.present.figures.share_chart import share_figure
from erasmeter.present.map_values import values_of_breakdown
from erasmeter.present.maps import Borders, CountryMap, MapPart
from erasmeter.present.projected import as_so_far
from erasmeter.present.sentences import Sentences
from erasmeter.present.wording import Wording
from tests.present import norway

REGIONS = ("Ahvenanmaa", "Lappi", "Uusimaa")
LONG = "Den fylkeskommunale kompetansegjennomføringsforvaltningen i Møre og Romsdal og Vestfold og Telemark"
PERIODS = (tuple(range(2014, 2021)), tuple(range(2021, 2028)))


def everywhere(name: str) -> Text:
    """A name that is the same in every language."""
    return Text(nb=name, en=name)


def sentences_in(language: str = "nb") -> Sentences:
    """Speaks of the Norwegian edition."""
    edition = norway.edition()
    return Sentences(edition, Wording(edition.texts, language))


def late(language: str = "nb") -> tuple[Sentences, tuple[TargetStatus, ...]]:
    """Late in the period: the clocks have come close to the goal, and totals of weighted persons have decimals."""
    expected = {"linear": 5 / 7, "budget": 0.675}
    edition = norway.edition(calls_held=tuple(range(2021, 2026)))
    clocks = tuple(replace(clock, expected_share=expected[clock.id]) for clock in edition.clocks)
    figures = (replace(norway.FIGURES[0], numerator=5647.7), replace(norway.FIGURES[1], numerator=5203.4))
    statuses = tuple(norway.status(figure, expected=expected, calls_held=5) for figure in figures)
    edition = replace(edition, clocks=clocks, statuses=statuses)
    return Sentences(edition, Wording(edition.texts, language)), statuses


def matrix(names: tuple[str, ...] = REGIONS) -> Coverage:
    """Members that have nothing, one and two sectors, in turn."""
    counts: tuple[dict[str, int], ...] = ({}, {"VET": 1}, {"SCH": 12, "VET": 3})
    members = tuple(
        CoverageMember(f"FI{place}", everywhere(name), counts[place % 3]) for place, name in enumerate(names)
    )
    return replace(norway.edition().coverages[0], members=members, groups=(), pending=())


def series(name: str, by_call: Mapping[int, float], unit: str = "project", partial: tuple[int, ...] = ()) -> Series:
    """An indicator by call."""
    return Series(name, everywhere(name.capitalize()), unit, by_call, partial)


def overview() -> Overview:
    """Calls of two periods: few and many, money, one call held in part, one that has a value too early."""
    projects = {call: float(7 * (call - 2010)) for call in range(2014, 2024)}
    grants = {2014: 4.1e6, 2020: 999_949.0, 2021: 1.234e9, 2022: 40.0}
    shown = (
        series("projects", projects, partial=(2016, 2021)),
        series("grants", grants, "EUR"),
        series("few", {2019: 1}),
    )
    return Overview(shown, PERIODS[1], periods=PERIODS)


def breakdown(
    by: Mapping[str, float | str | None],
    names: Mapping[str, str] | None = None,
    *,
    column: str = "county",
    unit: str = "person",
    additive: bool = True,
) -> Breakdown:
    """Members with a value each, or the word ``protected`` in its place."""
    members = tuple(Member(code, everywhere((names or {}).get(code, code))) for code in by)
    known = [value for value in by.values() if isinstance(value, int | float)]
    cells = [_cell(code, value) for code, value in by.items()]
    indicator = Indicator.model_validate(
        {
            "id": "people",
            "name": everywhere("Participants").model_dump(),
            "kind": "total",
            "table": "mobilities",
            "unit": unit,
            "description": everywhere("People.").model_dump(),
        }
    )
    return Breakdown(
        id="people",
        name=everywhere("Participants"),
        indicator=indicator,
        basis="realised",
        dimensions=(Dimension(column, everywhere("County"), members, everywhere("Total")),),
        cells=(*cells, _cell(TOTAL, sum(known))),
        additive=additive,
        threshold=5,
    )


def _cell(code: str, value: float | str | None) -> BreakdownCell:
    number = value if isinstance(value, int | float) else None
    return BreakdownCell((code,), number, number, None, PROTECTED if value == PROTECTED else None)


def country(division: int, *, borders: bool = False) -> CountryMap:
    """Norway's counties in a division, with their tiles; with square borders beside each other, if asked."""
    counties = load_catalogue().codelists["counties"]
    parts = []
    for code in counties_of(counties, division):
        stated = counties.codes[code].attributes
        column, row = (int(part) for part in str(stated[f"tile_{division}"]).split(","))
        short = stated["short"]
        square = _square(column, row) if borders else None
        parts.append(
            MapPart(code, counties.codes[code].name, None if short is None else str(short), (column, row), square)
        )
    return CountryMap(tuple(parts))


def _square(column: int, row: int) -> Borders:
    west, south = 5.0 + 2 * column, 70.0 - row
    corners = ((0, 0), (2, 0), (2, 1), (0, 1), (0, 0))
    return ((tuple((west + x, south + y) for x, y in corners),),)


def values_of(codes: tuple[str, ...]) -> dict[str, float | str | None]:
    """From nothing over protected and large to what is not stated."""
    kinds: tuple[float | str | None, ...] = (0, 3, PROTECTED, 1234, 88, 250_000, 17.5)
    found: dict[str, float | str | None] = {code: kinds[place % len(kinds)] for place, code in enumerate(codes)}
    return {**found, UNKNOWN: 12}


def every_figure(language: str) -> dict[str, Figure]:
    """All figures in a language, by name."""
    sentences = sentences_in(language)
    wording, statuses = sentences.wording, sentences.edition.statuses
    shares = tuple(status for status in statuses if status.target.kind == SHARE_FLOOR)
    others = tuple(status for status in statuses if status.target.kind != SHARE_FLOOR)
    told = tuple(projected for status in statuses if (projected := as_so_far(sentences, status)))
    counties = [place.code for place in country(2024).parts]
    found: dict[str, Figure | None] = {
        "progress": progress_figure(sentences, others, "progress"),
        "shares": share_figure(sentences, shares, "shares"),
        "projection": projection_figure(sentences, told, "projection"),
        "squares": coverage_figure(sentences, sentences.edition.coverages[0], "squares"),
        "grid": coverage_figure(sentences, matrix(), "grid"),
        "grid-one": coverage_figure(sentences, matrix((LONG,)), "grid-one"),
        "grid-many": coverage_figure(sentences, matrix(tuple(f"{LONG} {n}" for n in range(20))), "grid-many"),
        "calls": calls_figure(overview(), wording, (2021, 2022), "calls"),
        "calls-one": calls_figure(overview(), wording, None, "calls-one", "few"),
        "bars": ranking_figure(breakdown(values_of(tuple("ABCDEFGH"))), wording, "bars"),
        "bars-one": ranking_figure(breakdown({"A": 1}), wording, "bars-one"),
        "bars-long": ranking_figure(
            breakdown({str(n): 10.0**n for n in range(20)}, {str(n): f"{LONG} {n}" for n in range(20)}),
            wording,
            "bars-long",
        ),
    }
    speaking, judged = late(language)
    ahead = tuple(projected for status in judged if (projected := as_so_far(speaking, status)))
    found["progress-late"] = progress_figure(speaking, judged, "progress-late")
    found["projection-late"] = projection_figure(speaking, ahead, "projection-late")
    found["course-late"] = course_figure(speaking, judged[0], "course-late")
    for status in statuses:
        name = f"course-{status.target.id}"
        found[name] = course_figure(sentences, status, name)
    for division in (2018, 2020, 2024):
        for borders in (False, True):
            drawn = country(division, borders=borders)
            name = f"map-{division}-{'borders' if borders else 'tiles'}"
            values = values_of_breakdown(breakdown(values_of(tuple(part.code for part in drawn.parts))), wording)
            found[name] = map_figure(drawn, values, wording, name)
    only = values_of_breakdown(breakdown({counties[0]: 5}), wording)
    found["map-one"] = map_figure(country(2024), only, wording, "map-one")
    return {name: figure for name, figure in found.items() if figure is not None}
