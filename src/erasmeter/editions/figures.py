"""Figures as an edition keeps them: by every definition that it is to be compared by, each with its rows."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import narwhals as nw

from erasmeter.editions.defining import applied
from erasmeter.editions.evidence import rows_of
from erasmeter.editions.folding import Row, exact, folded
from erasmeter.editions.saved import Counted, Definition, Figure, Statement, Word
from erasmeter.judge.records import counted_figure
from erasmeter.judge.situation import Situation
from erasmeter.measure.fields import OBSERVATIONS
from erasmeter.measure.frames import as_of_frames
from erasmeter.measure.statements import deciding_statements
from erasmeter.model.catalogue import Catalogue
from erasmeter.model.divisions import division_on
from erasmeter.model.indicators import Indicator
from erasmeter.model.status import Reported
from erasmeter.store.engine import Engine, rows


@dataclass
class Figures:
    """The figures of a situation, gathered one by one. ``rows`` are those of each file that a figure names."""

    situation: Situation
    engine: Engine
    tables: Path
    by_id: dict[str, Figure] = field(default_factory=dict)
    rows: dict[str, list[Row]] = field(default_factory=dict)

    def add(self, name: str, definition: Definition, indicator: Indicator) -> None:
        """Measures an indicator of this edition's own, by its definition, once."""
        if name not in self.by_id:
            self.by_id[name] = self._figure(name, definition, indicator, self.situation)

    def add_former(self, name: str, definition: Definition) -> None:
        """Measures by the definition of an earlier edition, if that can still be done."""
        found = None if name in self.by_id else applied(definition, self.situation.catalogue)
        if found is None:
            return
        indicator, catalogue = found
        period = self.situation.strategy.period.model_copy(
            update={"first_call": definition.first_call, "last_call": definition.last_call}
        )
        strategy = self.situation.strategy.model_copy(update={"period": period})
        situation = replace(self._in_counties_of(definition, catalogue), catalogue=catalogue, strategy=strategy)
        self.by_id[name] = self._figure(name, definition, indicator, situation)

    def _in_counties_of(self, definition: Definition, catalogue: Catalogue) -> Situation:
        frames, day = self.situation.frames, definition.places_on
        if day is None or division_on(day) == division_on(frames.places_on):
            return self.situation
        return replace(
            self.situation, frames=as_of_frames(self.engine, self.tables, catalogue, self.situation.as_of, day)
        )

    def _figure(self, name: str, definition: Definition, indicator: Indicator, situation: Situation) -> Figure:
        counted = None
        if (reported := counted_figure(situation, indicator)) is not None:
            file = f"rows/{indicator.id}-{name}.csv"
            self.rows[file] = rows_of(situation, indicator)
            _hold_against(reported, self.rows[file], definition, indicator)
            counted = Counted(
                numerator=reported.numerator,
                denominator=reported.denominator,
                unknown=reported.unknown,
                reason=reported.reason,
                rows=file,
            )
        return Figure(definition=definition, counted=counted, stated=words(situation, indicator))


def words(situation: Situation, indicator: Indicator) -> tuple[Word, ...]:
    """What people's statements came to at every date that one of them speaks of."""
    if indicator.id not in situation.latest_statements:
        return ()
    stated = situation.frames[OBSERVATIONS].filter(nw.col("indicator") == indicator.id)
    days = sorted({row["as_of"] for row in rows(stated.select("as_of").unique())})
    found: list[Word] = []
    for day in days:
        frames = situation.frames.limited(OBSERVATIONS, stated.filter(nw.col("as_of") <= day))
        deciding = rows(deciding_statements(frames, situation.catalogue, [indicator], {}, ()))
        if deciding:
            statements = sorted((_statement(row) for row in deciding), key=lambda one: (one.snapshot, one.line))
            found.append(Word(as_of=day, statements=tuple(statements)))
    return tuple(found)


def _statement(row: Mapping[str, object]) -> Statement:
    return Statement.model_validate({name: row[name] for name in Statement.model_fields})


def _hold_against(reported: Reported, found: list[Row], definition: Definition, indicator: Indicator) -> None:
    """What is kept must give the figure again. Raises RuntimeError where it does not: a fault of the product."""
    if definition.fold.way == "opaque":
        return
    point = folded(found, definition.fold)
    same_whole = point.denominator == exact(reported.denominator)
    if not same_whole or float(point.numerator or 0) != float(reported.numerator or 0):
        raise RuntimeError(f"the rows of '{indicator.id}' give {point}, and the figure is {reported}")
