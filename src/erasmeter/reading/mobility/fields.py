"""How each field of a mobility file is settled, spelling by spelling."""

from collections.abc import Iterator

import pyarrow as pa

from erasmeter.model.catalogue import Catalogue
from erasmeter.model.codelists import Codelist
from erasmeter.model.tables import Table
from erasmeter.reading.mobility.cells import Settled, Start, read_start, read_weight, read_whole, read_yes_no
from erasmeter.reading.mobility.meanings import (
    Activity,
    Project,
    activity_reader,
    only_period_before,
    period_of_sheet,
    project_reader,
)
from erasmeter.reading.mobility.settling import Spellings, from_codelist

PARTICIPANTS = Spellings("participants", {"value": pa.float64()}, read_weight)
_YES_NO = ("special_needs", "fewer_opportunities", "group_leader")
_BY_LIST = {
    "sending_country": "countries",
    "receiving_country": "countries",
    "profile": "participant_groups",
    "sector": "sectors",
}


_FEW_TEXTS = ("academic_year", "gender", "nationality", "education_level", "field_of_education")


def settled_fields(catalogue: Catalogue, table: Table) -> Iterator[Spellings]:
    """All fields of few spellings, but for the number of participants, which decides on the row."""
    for name in _YES_NO:
        yield Spellings(name, {"value": pa.bool_()}, read_yes_no)
    for name, codelist in _BY_LIST.items():
        yield Spellings(name, {"value": pa.string()}, from_codelist(catalogue.codelists[codelist]))
    for name in _FEW_TEXTS:
        yield Spellings(name, {"value": pa.string()}, Settled)
    yield _whole("duration", *_limits(table, "days"))
    yield _whole("age", *_limits(table, "age"))
    yield _start(catalogue.codelists["periods"], *_limits(table, "calendar_year"))
    yield _project(catalogue, *_limits(table, "call_year"))
    yield _activity(catalogue.codelists["activities"])
    yield _sheet(catalogue.codelists["periods"])


def _whole(name: str, least: float, most: float) -> Spellings:
    def read(text: str) -> Settled[int]:
        return read_whole(text, least, most, name)

    return Spellings(name, {"value": pa.int64()}, read)


def _start(periods: Codelist, first: float, last: float) -> Spellings:
    def read(text: str) -> Settled[Start]:
        return read_start(text, first, last)

    def parts(start: Start) -> tuple[object, ...]:
        return start.year, start.month, only_period_before(periods, start.year)

    return Spellings("start", {"year": pa.int64(), "month": pa.date32(), "period": pa.string()}, read, parts)


def _project(catalogue: Catalogue, first: float, last: float) -> Spellings:
    def parts(project: Project) -> tuple[object, ...]:
        return project.project, project.action, project.call_year, project.period, project.sector

    text = pa.string()
    columns = {"project": text, "action": text, "call_year": pa.int64(), "period": text, "sector": text}
    lists = catalogue.codelists
    read = project_reader(lists["actions"], lists["periods"], first, last)
    return Spellings("project", columns, read, parts, shared_from=1)


def _activity(activities: Codelist) -> Spellings:
    def parts(activity: Activity) -> tuple[object, ...]:
        return activity.stated, activity.code, activity.sector

    columns = {"stated": pa.string(), "code": pa.string(), "sector": pa.string()}
    return Spellings("activity", columns, activity_reader(activities), parts)


def _sheet(periods: Codelist) -> Spellings:
    def read(name: str) -> Settled[str]:
        return Settled(period_of_sheet(periods, name))

    return Spellings("sheet", {"period": pa.string()}, read)


def _limits(table: Table, name: str) -> tuple[float, float]:
    column = table.column(name)
    if column is None or column.minimum is None or column.maximum is None:
        raise ValueError(f"table {table.name} must limit its column {name}")
    return column.minimum, column.maximum
