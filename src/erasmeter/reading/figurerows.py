"""Reads one row of stated figures into an observation, strictly: the row was written by hand, and can be mended."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from erasmeter.base.csvfile import CsvRecord
from erasmeter.base.dates import read_date
from erasmeter.base.figures import FORMS, Figure, read_figure
from erasmeter.base.spelling import did_you_mean
from erasmeter.errors import Fault
from erasmeter.model.catalogue import Catalogue
from erasmeter.model.codelists import Codelist
from erasmeter.model.indicators import Indicator
from erasmeter.model.observations import FIGURE, KEY


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
        return tuple(getattr(self, name) for name in KEY)

    @property
    def figure(self) -> tuple[float | str | None, ...]:
        """What it says."""
        return tuple(getattr(self, name) for name in FIGURE)


@dataclass
class FigureReader:
    """Reads rows and gathers what is wrong with them."""

    path: Path
    catalogue: Catalogue
    faults: list[Fault]

    def fault(
        self, line: int, what: str, found: str | None = None, allowed: Sequence[str] = (), mend: str | None = None
    ) -> None:
        """Notes what is wrong with a row."""
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
