"""Figures that people hand over, with the document that states them.

A CSV file with the columns below, written by hand. Therefore it is read strictly: whatever is not understood stops,
with all faults at once and the line of each. Where something is stated twice, both must say the same.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from erasmeter.base.csvfile import CsvFile, read_csv, read_header
from erasmeter.base.filenames import date_in_name
from erasmeter.base.spelling import did_you_mean
from erasmeter.errors import DataFaults, Fault
from erasmeter.model import reasons
from erasmeter.model.catalogue import Catalogue
from erasmeter.model.reading import Merged, Progress, Reading, Recognition, SetAside
from erasmeter.reading.figurerows import FigureReader, Observation

NAME = "stated_figures"
DESCRIPTION = "Figures handed over by people, each with its document, page, author and caveats"
TABLES = ("observations",)
ROWS_MAY_BE_SHOWN = True

REQUIRED = ("indicator", "as_of", "value", "basis", "document", "page", "author", "note", "caveats")
OPTIONAL = ("part",)
_TELL_TALE = {"indicator", "as_of", "value", "basis", "document"}


def recognise(path: Path, catalogue: Catalogue) -> Recognition | None:
    """Known by its header: indicator, as_of, value, basis and document, of which one may be missing or misspelt."""
    header = read_header(path)
    if header is None or len(_TELL_TALE.intersection(header)) < len(_TELL_TALE) - 1:
        return None
    return Recognition(NAME, "one row per figure", date_in_name(path.stem))


def read(path: Path, catalogue: Catalogue, progress: Progress, scratch: Path) -> Reading:
    """Reads the figures.

    Raises DataFaults with every fault of every line.
    """
    file = read_csv(path)
    faults = list(_column_faults(path, file))
    if faults:
        raise DataFaults(faults)
    reader = FigureReader(path, catalogue, faults)
    observations: list[Observation] = []
    set_aside: list[SetAside] = []
    for number, record in enumerate(file.records, start=1):
        if not any(cell.strip() for cell in record.cells):
            set_aside.append(SetAside(record.line, reasons.NO_CELL_FILLED(), record.text))
        elif len(record.cells) != len(file.header):
            reader.fault(record.line, f"has {len(record.cells)} cells where the header has {len(file.header)}")
        else:
            observation = reader.observation(record, file.header)
            observations += [] if observation is None else [observation]
        progress("reading", number, len(file.records))
    used, merged = _gathered(observations, reader)
    if faults:
        raise DataFaults(sorted(faults, key=lambda fault: fault.line or 0))
    table = catalogue.tables["observations"]
    names = [column.name for column in table.source_columns]
    return Reading(
        tables={"observations": table.from_rows([{name: getattr(one, name) for name in names} for one in used])},
        rows_read=len(file.records),
        rows_used=len(used),
        merged=tuple(merged),
        set_aside=tuple(set_aside),
    )


def _column_faults(path: Path, file: CsvFile) -> Iterator[Fault]:
    allowed = (*REQUIRED, *OPTIONAL)
    strange = [name for name in file.header if name not in allowed]
    for name in strange:
        mend = did_you_mean(name, allowed) or "leave the column out, or put what it says into 'note'"
        yield Fault(f"unknown column '{name}'", str(path), 1, name, allowed, mend)
    for name in REQUIRED:
        if name not in file.header:
            mend = did_you_mean(name, strange) or "add the column; its cells may stay empty where nothing is to be said"
            yield Fault(f"the column '{name}' is missing", str(path), 1, None, allowed, mend)


def _gathered(observations: Sequence[Observation], reader: FigureReader) -> tuple[list[Observation], list[Merged]]:
    """Takes statements of the same figure together; a fault for every two that disagree."""
    used: dict[tuple[object, ...], Observation] = {}
    merged: list[Merged] = []
    for one in observations:
        first = used.setdefault(one.key, one)
        if first is one:
            continue
        if first.figure == one.figure:
            used[one.key] = replace(first, caveats=tuple(dict.fromkeys(first.caveats + one.caveats)))
            merged.append(Merged(one.line, first.line, f"states the same figure as line {first.line} ({one.document})"))
        else:
            what = f"states another figure for the same indicator, part, basis and date as line {first.line}"
            found = f"{_shown(one)} here, {_shown(first)} there"
            reader.fault(one.line, what, found, mend="keep the one that holds, or tell them apart by 'part' or 'as_of'")
    return list(used.values()), merged


def _shown(one: Observation) -> str:
    if one.denominator is not None:
        return f"{one.numerator:g} of {one.denominator:g}"
    if one.value is not None:
        return f"{one.value:g}"
    return one.direction or "no figure"
