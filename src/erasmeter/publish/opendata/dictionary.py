"""The data dictionary as datasets of their own: what codes mean, and what every column says."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from erasmeter.editions.causes import CAUSES
from erasmeter.editions.history import TIME
from erasmeter.model.caveats import FIGURE, INDICATOR, SNAPSHOT, SOURCE, TARGET
from erasmeter.model.projections import SCENARIOS
from erasmeter.model.strategies import COVERAGE, SHARE_FLOOR, TOTAL
from erasmeter.present.looks import LOOKS
from erasmeter.publish.opendata.statuses import SDMX
from erasmeter.publish.opendata.tables import SEPARATOR, Row, Table
from erasmeter.publish.opendata.targets import ROLES
from erasmeter.publish.opendata.words import Words

OBS_STATUS = "obs_status"
_LISTS: Mapping[str, tuple[str, ...]] = {
    OBS_STATUS: tuple(SDMX),
    "verdict": tuple(LOOKS),
    "reason": (
        "no_figure", "figure_pending", "blocked_by_caveat", "no_call_held", "no_clock", "empty_denominator",
        "protected",
    ),
    "kind": (TOTAL, SHARE_FLOOR, COVERAGE),
    "role": ROLES,
    "unit": (
        "learner", "staff", "person", "project", "organisation", "participation", "accreditation", "county", "share",
        "EUR",
    ),
    "basis": ("awarded", "realised", "applied"),
    "feed": ("records", "stated"),
    "direction": ("above", "below"),
    "scenario": SCENARIOS,
    "effect": ("qualifies", "weakens", "blocks"),
    "holds_by": (TARGET, INDICATOR, SOURCE, SNAPSHOT, FIGURE),
    "cause": (*CAUSES, TIME),
}  # fmt: skip
"""The codes of every list, in the order to show them."""
_KEYS = {
    "verdict": "verdict",
    "unit": "unit",
    "basis": "basis",
    "feed": "feed",
    "scenario": "scenario",
    "effect": "caveat.effect",
    "cause": "cause",
}
"""Where the texts stand that reports use as well; those of the other lists are open data's own."""


def code_rows(words: Words, tables: Iterable[Table]) -> list[Row]:
    """A row per code of the lists that the tables use. A code that is in no list, of a user's own kind of indicator,
    is called as it is: none stands in the data without being told."""
    met: dict[str, dict[str, None]] = {}
    for table in tables:
        for place, column in enumerate(table.columns):
            if column.codes is not None:
                cells = (str(row[place]).split(SEPARATOR) for row in table.rows if row[place] is not None)
                met.setdefault(column.codes, {}).update(dict.fromkeys(code for cell in cells for code in cell))
    return [
        {
            "codelist": name,
            "code": code,
            "code_name": words.known(_key(name, code), code.replace("_", " ")),
            "sdmx": SDMX.get(code) if name == OBS_STATUS else None,
        }
        for name in met
        for code in dict.fromkeys((*_LISTS.get(name, ()), *sorted(met[name])))
    ]


def code_keys() -> Iterator[tuple[str, str, str]]:
    """Every code that has a text: its list, the code, and the key of the text."""
    for name, codes in _LISTS.items():
        for code in codes:
            yield name, code, _key(name, code)


def _key(codelist: str, code: str) -> str:
    return f"{_KEYS.get(codelist, f'opendata.{codelist}')}.{code.replace(' ', '_')}"


def column_rows(tables: Sequence[Table]) -> list[Row]:
    """A row per column of every table."""
    return [
        {
            "dataset": table.id,
            "position": position,
            "column": column.name,
            "column_title": column.title,
            "column_type": column.type,
            "column_codes": column.codes,
            "in_key": column.name in table.key,
            "column_says": column.says,
        }
        for table in tables
        for position, column in enumerate(table.columns, 1)
    ]


def caveats_named(tables: Iterable[Table]) -> Iterator[str]:
    """The codes of caveats in the cells of tables."""
    for table in tables:
        for place, column in enumerate(table.columns):
            if column.of in ("caveat", "caveats"):
                for row in table.rows:
                    yield from str(row[place]).split(SEPARATOR) if row[place] is not None else ()
