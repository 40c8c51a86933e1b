"""Figures that people hand over, with the document that states them.

A CSV file with the columns below, written by hand. Therefore it is read strictly: whatever is not understood stops,
with all faults at once and the line of each. Where something is stated twice, both must say the same.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from erasmeter.base.csvfile import CsvFile, CsvRecord, read_csv, read_header
from erasmeter.base.dates import read_date
from erasmeter.base.figures import FORMS, Figure, read_figure
from erasmeter.base.filenames import date_in_name
from erasmeter.base.spelling import did_you_mean
from erasmeter.errors import DataFaults, Fault
from erasmeter.model.catalogue import Catalogue
from erasmeter.model.codelists import Codelist
from erasmeter.model.indicators import Indicator
from erasmeter.model.reading import Merged, Progress, Reading, Recognition, SetAside

NAME = "stated_figures"
DESCRIPTION = "Figures handed over by people, each with its document, page, author and caveats"

REQUIRED = ("indicator", "as_of", "value", "basis", "document", "page", "author", "note", "caveats")
OPTIONAL = ("part",)
_TELL_TALE = {"indicator", "as_of", "value", "basis", "document"}
_KEY = ("indicator", "part", "basis", "as_of")


@dataclass(frozen=True, slots=True)
class Observation:
    """One figure. ``value`` is in the unit of the indicator, a share between 0 and 1; see the observations table."""

    line: int
    indicator: str
    part: str | None
    as_of: date
    basis: str
    value: float | None
    numerator: float | None
    denominator: float | None
    direction: str | None
    document: str
    page: str | None
    author: str | None
    note: str | None
    caveats: tuple[str, ...]

    @property
    def key(self) -> tuple[object, ...]:
        """What the figure is of."""
        return tuple(getattr(self, name) for name in _KEY)

    @property
    def figure(self) -> tuple[float | str | None, ...]:
        """What it says."""
        return (self.value, self.numerator, self.denominator, self.direction)


def recognise(path: Path) -> Recognition | None:
    """Known by its header: indicator, as_of, value, basis and document, of which one may be missing or misspelt."""
    header = read_header(path)
    if header is None or len(_TELL_TALE.intersection(header)) < len(_TELL_TALE) - 1:
        return None
    return Recognition(NAME, "one row per figure", date_in_name(path.stem))


def read(path: Path, catalogue: Catalogue, country: str, progress: Progress) -> Reading:
    """Reads the figures; every country's indicators are the same, so the workspace's country plays no part.

    Raises DataFaults with every fault of every line.
    """
    file = read_csv(path)
    faults = list(_column_faults(path, file))
    if faults:
        raise DataFaults(faults)
    reader = _Reader(path, catalogue, faults)
    observations: list[Observation] = []
    set_aside: list[SetAside] = []
    for number, record in enumerate(file.records, start=1):
        if not any(cell.strip() for cell in record.cells):
            set_aside.append(SetAside(record.line, "no cell is filled", record.text))
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


@dataclass
class _Reader:
    """Reads rows and gathers what is wrong with them."""

    path: Path
    catalogue: Catalogue
    faults: list[Fault]

    def fault(
        self, line: int, what: str, found: str | None = None, allowed: Sequence[str] = (), mend: str | None = None
    ) -> None:
        self.faults.append(Fault(what, str(self.path), line, found, tuple(allowed), mend))

    def observation(self, record: CsvRecord, header: Sequence[str]) -> Observation | None:
        """The row as an observation; None where it has a fault."""
        before = len(self.faults)
        cells = {name: " ".join(cell.split()) for name, cell in zip(header, record.cells, strict=True)}
        line, part = record.line, cells.get("part") or None
        as_of = self._as_of(line, cells["as_of"])
        basis = self._code(line, "basis", cells["basis"], self.catalogue.codelists["bases"])
        caveats = [
            self._code(line, "caveat", caveat.strip(), self.catalogue.codelists["caveats"])
            for caveat in cells["caveats"].split(";")
            if caveat.strip()
        ]
        if not cells["document"]:
            self.fault(line, "no document is named", mend="name the document that states the figure")
        indicator = self._indicator(line, cells["indicator"])
        figure = self._figure(line, cells["value"])
        if figure is not None and figure.form == "pending" and not caveats and not cells["note"]:
            what = "no figure, and nothing that says why"
            self.fault(line, what, mend="add a caveat (such as result_pending) or a note")
        value = None
        if indicator is not None and figure is not None:
            value = self._value(line, indicator, part, figure, cells["value"])
        if len(self.faults) > before or indicator is None or figure is None or as_of is None or basis is None:
            return None
        return Observation(
            line=line,
            indicator=indicator.id,
            part=part,
            as_of=as_of,
            basis=basis,
            value=value,
            numerator=None if figure.form == "per cent" else figure.numerator,
            denominator=figure.denominator,
            direction=figure.direction,
            document=cells["document"],
            page=cells["page"] or None,
            author=cells["author"] or None,
            note=cells["note"] or None,
            caveats=tuple(dict.fromkeys(caveat for caveat in caveats if caveat is not None)),
        )

    def _indicator(self, line: int, found: str) -> Indicator | None:
        indicator = self.catalogue.indicators.get(found)
        if indicator is None:
            known = tuple(self.catalogue.indicators)
            self.fault(line, "unknown indicator", found, known, did_you_mean(found, known))
        return indicator

    def _code(self, line: int, what: str, found: str, codelist: Codelist) -> str | None:
        code = codelist.find(found)
        if code is None:
            known = tuple(codelist.codes)
            self.fault(line, f"unknown {what}", found or "nothing", known, did_you_mean(found, known))
        return None if code is None else code.code

    def _as_of(self, line: int, found: str) -> date | None:
        spelled = read_date(found)
        if spelled is None or spelled.is_ambiguous:
            what = "not a date" if spelled is None else "a date that can be read in two ways"
            self.fault(line, what, found or "nothing", mend="write year, month and day: 2021-09-30")
            return None
        return spelled.readings[0]

    def _figure(self, line: int, found: str) -> Figure | None:
        figure = read_figure(found)
        if figure is None:
            self.fault(line, "not a figure that can be read", found, FORMS, "write it in one of these forms")
        return figure

    def _value(self, line: int, indicator: Indicator, part: str | None, figure: Figure, found: str) -> float | None:
        """The value in the unit of the indicator; faults where the form does not fit it."""
        number, whole = figure.numerator, figure.denominator
        if number is None:
            return None
        is_share = indicator.unit == "share" or indicator.kind in ("share", "coverage")
        if not is_share:
            if figure.form != "number":
                mend = "write the number alone, and what it is a part of into 'note'"
                self.fault(line, f"'{indicator.id}' counts; it is not a share", found, mend=mend)
            return number
        if figure.form == "n of m" and whole is not None:
            if number > whole:
                self.fault(line, "a part larger than its whole", found, mend="check both numbers")
            return number / whole if whole else None
        value = number / 100 if figure.form == "per cent" else number
        # Of a set that is to be covered, the parts are counts: how many members, or of how many values.
        if value > 1 and not (indicator.kind == "coverage" and part is not None):
            allowed = ("17 of 28", "60.7 %", "0.607", "above", "below", "pending")
            self.fault(line, f"'{indicator.id}' is a share; this is more than the whole", found, allowed)
        return value


def _gathered(observations: Sequence[Observation], reader: _Reader) -> tuple[list[Observation], list[Merged]]:
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
