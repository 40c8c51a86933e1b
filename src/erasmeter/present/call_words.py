"""What is said of indicators by call: names, values, what is to come and what is held in part only."""

from dataclasses import dataclass

from erasmeter.present.blocks import Cell, Column, Table
from erasmeter.present.edition import Overview, Series
from erasmeter.present.facts import EMPTY
from erasmeter.present.units import named, printed
from erasmeter.present.wording import Wording


@dataclass(frozen=True)
class CallWords:
    """Speaks of an overview. ``held`` are the calls of its latest period that are decided, None if nobody says so."""

    overview: Overview
    wording: Wording
    held: tuple[int, ...] | None

    @property
    def calls(self) -> list[int]:
        """The years of all calls of the periods."""
        return [call for period in self.overview.periods for call in period]

    def is_latest(self, call: int) -> bool:
        """Whether a call is of the latest period."""
        return call in self.overview.periods[-1]

    def is_to_come(self, call: int) -> bool:
        """Whether a call is not decided yet."""
        return self.held is not None and self.is_latest(call) and call not in self.held

    def is_partial(self, series: Series, call: int) -> bool:
        """Whether a value is of a part of its call, or of one that is not decided yet."""
        return call in series.by_call and (call in series.partial or self.is_to_come(call))

    def name(self, series: Series) -> str:
        """The indicator; of money, in what it is counted."""
        return named(series.name.in_language(self.wording.language), series.unit, self.wording)

    def value(self, series: Series, call: int) -> str:
        """As printed: money in millions; a dash where there is nothing, nothing where it is to come."""
        value = series.by_call.get(call)
        if value is None:
            return "" if self.is_to_come(call) else EMPTY
        return printed(value, series.unit, self.wording)

    @property
    def has_partial(self) -> bool:
        """Whether any value is of a part of its call."""
        return any(self.is_partial(series, call) for series in self.overview.series for call in self.calls)

    def in_words(self, series: Series) -> str:
        """Projects: 2014 27, 2015 22."""
        values = [f"{call} {self.value(series, call)}" for call in self.calls if call in series.by_call]
        return self.wording.say("calls.row", name=self.name(series), values=", ".join(values))

    @property
    def notes(self) -> tuple[str, ...]:
        """What must be known to read the bars."""
        return (self.wording.say("calls.note.partial"),) if self.has_partial else ()

    def table(self, title: str) -> Table:
        """A row for each call, a column for each indicator; an asterisk where only a part of a call is held."""
        say, series = self.wording.say, self.overview.series
        columns = (Column(say("calls.column.call")), *(Column(self.name(one), "end") for one in series))
        rows = tuple((Cell(str(call)), *(Cell(self._in_table(one, call)) for one in series)) for call in self.calls)
        return Table(title, columns, rows, (say("calls.note.table"),) if self.has_partial else ())

    def _in_table(self, series: Series, call: int) -> str:
        shown = self.value(series, call) or EMPTY
        return f"{shown}*" if self.is_partial(series, call) else shown
