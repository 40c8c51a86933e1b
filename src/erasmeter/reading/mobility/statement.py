"""One loaded file of mobilities becomes the rows of the table ``mobilities``, with an account of its rows and cells."""

from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from erasmeter.model import reasons
from erasmeter.model.catalogue import Catalogue
from erasmeter.model.reading import Progress, Repair, SetAside, Unknown
from erasmeter.model.reasonforms import Reason
from erasmeter.reading.mobility.fields import PARTICIPANTS, settled_fields
from erasmeter.reading.mobility.settling import Settling
from erasmeter.store.bulk import Bulk
from erasmeter.store.sqltext import quoted

NAME = "mobilities"
_AS_STATED = ("sending_organisation", "sending_town", "receiving_organisation", "receiving_town")
_TOLD_BY = {
    "project": ("known_project.project",),
    "action": ("shared_project.action",),
    "call_year": ("shared_project.call_year",),
    "period": ("shared_project.period", "known_sheet.period", "known_start.period"),
    "sector": ("shared_project.sector", "known_activity.sector", "known_sector.value"),
    "calendar_year": ("known_start.year",),
    "start_month": ("known_start.month",),
    "group": ("known_profile.value",),
    "activity": ("known_activity.stated",),
    "academic_year": ("known_academic_year.value",),
    "gender": ("known_gender.value",),
    "nationality": ("known_nationality.value",),
    "education_level": ("known_education_level.value",),
    "field_of_education": ("known_field_of_education.value",),
    "sending_country": ("known_sending_country.value",),
    "receiving_country": ("known_receiving_country.value",),
    "days": ("known_duration.value",),
    "age": ("known_age.value",),
    "group_leader": ("known_group_leader.value",),
    "special_needs": ("known_special_needs.value",),
    "fewer_opportunities": ("known_fewer_opportunities.value",),
}
"""What tells each column, the first that does: a part of what a field was settled to."""


@dataclass(frozen=True)
class Loaded:
    """A file in ``raw``: the column of each field and its name in the header; ``sheet`` is a field where there are
    sheets. In an extract every row is one participant."""

    bulk: Bulk
    cells: dict[str, str]
    names: dict[str, str]
    is_extract: bool


@dataclass(frozen=True)
class Written:
    """The Parquet file of the table, the number of its rows, and the account of all others and of their cells."""

    path: Path
    rows: int
    set_aside: list[SetAside]
    repairs: list[Repair]
    unknown: list[Unknown]


def write(loaded: Loaded, catalogue: Catalogue, progress: Progress) -> Written:
    """Settles every spelling and writes the rows that say how many participants they stand for."""
    table = catalogue.tables[NAME]
    settling = Settling(loaded.bulk, loaded.cells, loaded.names)
    set_aside = _weigh(loaded, settling)
    fields = [how for how in settled_fields(catalogue, table) if how.field in loaded.cells]
    for done, how in enumerate(fields):
        progress("settling spellings", done, len(fields))
        settling.table(how)
    columns = _columns(loaded, {how.field for how in fields})
    columns |= {name: settling.text(name) for name in _AS_STATED}
    progress("writing mobilities", 0, 1)
    schema = pa.schema([pa.field(column.name, column.arrow_type) for column in table.source_columns])
    path = loaded.bulk.write(NAME, _question(loaded, columns, [how.field for how in fields], bool(set_aside)), schema)
    progress("writing mobilities", 1, 1)
    _note_sectors_not_told(settling, loaded, columns, catalogue, path)
    return Written(path, pq.read_metadata(path).num_rows, set_aside, settling.repairs, settling.unknown)


def _weigh(loaded: Loaded, settling: Settling) -> list[SetAside]:
    """Settles the numbers of participants; the rows that state none are set aside."""
    rows, first = loaded.bulk.ask("SELECT count(*), coalesce(min(line), 1) FROM raw")[0]
    if loaded.is_extract:
        rule = "no_participants_column_each_row_is_one"
        settling.repairs.append(Repair(first, "Participants", "", "1", rule, rows))
        return []
    # What is no number is said row by row below, not as a cell as well.
    weights = Settling(loaded.bulk, loaded.cells, loaded.names)
    weighed = weights.table(PARTICIPANTS)
    settling.repairs += [repair for repair in weights.repairs if repair.taken is not None]
    return [] if weighed == rows else _without_weight(loaded)


def _without_weight(loaded: Loaded) -> list[SetAside]:
    cell = loaded.cells[PARTICIPANTS.field]
    cells = ", ".join(f"coalesce({cell}, '')" for cell in loaded.cells.values())
    found = loaded.bulk.ask(
        f"SELECT raw.line, raw.{cell}, concat_ws(';', {cells}) FROM raw LEFT JOIN known_participants "
        f"ON raw.{cell} = known_participants.text WHERE known_participants.value IS NULL ORDER BY raw.line"
    )
    name = loaded.names[PARTICIPANTS.field]
    return [SetAside(line, _reason(stated, name), text) for line, stated, text in found]


def _reason(stated: str | None, name: str) -> Reason:
    bare = (stated or "").strip()
    if not bare:
        return reasons.PARTICIPANTS_BLANK(column=name)
    return reasons.REPEATS_HEADER() if bare == name else reasons.PARTICIPANTS_NO_NUMBER(column=name, stated=bare)


def _columns(loaded: Loaded, fields: set[str]) -> dict[str, str]:
    """The expression of each column that is settled by spelling."""
    columns = {"participants": "1.0" if loaded.is_extract else "known_participants.value"}
    for name, parts in _TOLD_BY.items():
        there = [part for part in parts if part.partition(".")[0].partition("_")[2] in fields]
        columns[name] = f"coalesce({', '.join(there)})" if there else "NULL"
    return columns


def _question(loaded: Loaded, columns: dict[str, str], fields: list[str], only_weighed: bool) -> str:
    joined = [*fields, *([] if loaded.is_extract else [PARTICIPANTS.field])]
    joins = " ".join(f"LEFT JOIN known_{name} ON raw.{loaded.cells[name]} = known_{name}.text" for name in joined)
    if "project" in fields:
        joins += " LEFT JOIN shared_project ON known_project.number = shared_project.number"
    selected = ", ".join(f'{expression} AS "{name}"' for name, expression in columns.items())
    some = " WHERE known_participants.value IS NOT NULL" if only_weighed else ""
    return f"SELECT raw.line, {selected} FROM raw {joins}{some}"


def _note_sectors_not_told(
    settling: Settling, loaded: Loaded, columns: dict[str, str], catalogue: Catalogue, path: Path
) -> None:
    """Says which activities left a row without a sector: those of several sectors, and those that nobody knows."""
    if "activity" not in loaded.cells:
        return
    found = loaded.bulk.ask(
        f"SELECT activity, min(line), count(*) FROM read_parquet({quoted(path)}) "
        "WHERE sector IS NULL AND activity IS NOT NULL GROUP BY 1 ORDER BY 2"
    )
    known = {text for (text,) in loaded.bulk.ask("SELECT stated FROM known_activity WHERE code IS NOT NULL")}
    for activity, line, times in found:
        if activity in known:
            rule = "activity_of_several_sectors"
            settling.repairs.append(Repair(line, loaded.names["activity"], activity, None, rule, times))
        else:
            settling.not_known("activity", activity, line, times)
