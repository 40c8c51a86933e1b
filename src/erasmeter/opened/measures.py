"""Figures of single indicators."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from erasmeter.errors import WrongCall
from erasmeter.measure.frames import At
from erasmeter.measure.measure import coded_columns, measure
from erasmeter.model.reading import Progress, silent
from erasmeter.opened.base import Opened
from erasmeter.present.edition import Caveat
from erasmeter.present.measured import caveats_of_measure, measured_rows
from erasmeter.present.reach import as_stated, beyond_reach
from erasmeter.present.spots import spot_rows


class Measures(Opened):
    """What is asked of indicators."""

    def measure(
        self,
        indicator: str,
        where: Mapping[str, Sequence[str]] | None = None,
        by: Sequence[str] = (),
        as_of: date | At | None = None,
        progress: Progress = silent,
    ) -> list[dict[str, Any]]:
        """Rows of the ``by`` columns (codes, with ``<column>_name`` beside them), ``value``, ``numerator``,
        ``denominator`` and, where there is no value, ``reason``. ``At`` names a date whose counties are shown."""
        chosen = self.indicator(indicator)
        with self.material(as_of, progress) as material:
            chosen = as_stated(material, chosen) or chosen
            if (fault := beyond_reach(material, chosen, where or {})) is not None:
                raise WrongCall(fault)
            found = measure(material.frames, self.catalogue, chosen, where or {}, by)
        return measured_rows(
            found, coded_columns(self.catalogue, chosen, by), self.workspace.configuration.languages[0]
        )

    def measured_caveats(
        self,
        indicator: str,
        where: Mapping[str, Sequence[str]] | None = None,
        as_of: date | At | None = None,
        progress: Progress = silent,
    ) -> tuple[Caveat, ...]:
        """What must be said beside what ``measure`` gives: of how it counts, and of where its rows come from."""
        chosen = self.indicator(indicator)
        with self.material(as_of, progress) as material:
            return caveats_of_measure(material, as_stated(material, chosen) or chosen, where or {})

    def white_spots(
        self, indicator: str, as_of: date | At | None = None, progress: Progress = silent
    ) -> tuple[list[dict[str, Any]], dict[str, float]]:
        """Counties with their count, what their population would give, and whether they are white spots; and how much
        of the indicator and of the population lies in no county that could be settled."""
        counted = self.measure(indicator, by=("county",), as_of=as_of, progress=progress)
        people = self.measure("population", by=("county",), as_of=as_of, progress=progress)
        return spot_rows(indicator, counted, people, self.workspace.folder)
