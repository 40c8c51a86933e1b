"""Which counts are of persons, which of them count the same persons, and whom exactly each counts."""

from collections.abc import Iterable, Mapping, Sequence

from erasmeter.disclosure.boxes import Codes, Conditions, CountTable, Group
from erasmeter.measure.breakdowns import code_of
from erasmeter.measure.conditions import Condition, resolved
from erasmeter.measure.fields import fields_of, fields_of_actions
from erasmeter.model.breakdowns import UNKNOWN, Breakdown, BreakdownCell, Number
from erasmeter.model.catalogue import Catalogue
from erasmeter.model.indicators import Conditions as Stated
from erasmeter.model.indicators import Indicator, Scalar
from erasmeter.model.levels import Level
from erasmeter.model.periods import calls_by_period
from erasmeter.model.status import RECORDS, Beside, Reported, TargetStatus

_ACTION, _PERIOD, _CALL = "action", "period", "call_year"
_PART = "part of "
_IN, _OUT, _UNTOLD = frozenset({"in"}), frozenset({"out"}), frozenset({"untold"})

Key = tuple[str, str]
"""The table that is counted, and what is summed: figures of one key are of the same persons."""


def key_of(indicator: Indicator) -> Key:
    """What the indicator counts: two with the same key count the same persons."""
    return (indicator.table or "", indicator.sum or "")


class Linking:
    """Puts the figures of indicators as groups of persons, over the columns that any of ``breakdowns`` shows."""

    def __init__(self, catalogue: Catalogue, breakdowns: Sequence[Breakdown]) -> None:
        self._catalogue = catalogue
        self._shown: dict[str, set[str]] = {}
        for breakdown in breakdowns:
            columns = self._shown.setdefault(breakdown.indicator.table or "", set())
            columns |= {dimension.column for dimension in breakdown.dimensions}

    def table(self, breakdown: Breakdown) -> CountTable:
        """A breakdown as a table of counts."""
        where = self._catalogue.breakdowns[breakdown.id].where
        share = breakdown.indicator.id if breakdown.indicator.kind == "share" else None
        return CountTable(
            {dimension.column: dimension.codes[:-1] for dimension in breakdown.dimensions},
            self._limits(breakdown.indicator, where),
            {cell.at: groups_of(cell, share) for cell in breakdown.cells},
        )

    def told(self, status: TargetStatus) -> list[tuple[Key, Group]]:
        """What is published of a target in any case: its figure, call by call too, and the figures beside it."""
        own = status.indicator
        found = [(own, group) for figure in status.by_feed.values() for group in self._figure(own, figure)]
        # What a scenario adds is of other persons, and tells nothing of those that are counted without it.
        beside = [figure for figure in status.beside if figure.scenario is None]
        found += [(one.indicator, group) for one in beside for group in self._counted(one.indicator, one)]
        by_call = (status.need.by_call if status.need else None) or {}
        found += [(own, self._of_call(own, call, n)) for call, n in by_call.items()]
        return [(key_of(indicator), group) for indicator, group in found]

    def told_level(self, level: Level) -> list[tuple[Key, Group]]:
        """What is published of a yardstick in any case: its figure, and call by call."""
        own = level.indicator
        found = [] if level.figure is None else list(self._figure(own, level.figure))
        found += [self._of_call(own, call, n) for call, n in level.by_call.items()]
        return [(key_of(own), group) for group in found]

    def _of_call(self, indicator: Indicator, call: int, value: Number) -> Group:
        return Group({**self._limits(indicator, {}), _CALL: frozenset({code_of(call)})}, value)

    def _figure(self, indicator: Indicator, figure: Reported) -> tuple[Group, ...]:
        return self._counted(indicator, figure) if figure.feed == RECORDS else ()

    def _counted(self, indicator: Indicator, figure: Reported | Beside) -> tuple[Group, ...]:
        """A count, or of a share all that it tells: how many are part of it, how many are not, of how many."""
        is_share = indicator.kind == "share" and indicator.distinct is None
        if figure.denominator is not None and not is_share:
            return ()
        limits = self._limits(indicator, {})
        share = indicator.id if is_share else None
        cell = BreakdownCell((), figure.value, figure.numerator, figure.denominator, unknown=figure.unknown)
        return tuple(Group({**limits, **group.limits}, group.value) for group in groups_of(cell, share))

    def _limits(self, indicator: Indicator, where: Mapping[str, Sequence[Scalar]] | Stated) -> Conditions:
        """Whom an indicator counts: the codes allowed of each column, also those that follow from the action."""
        fields = fields_of(self._catalogue, indicator)
        limits: dict[str, Codes] = {}
        for condition in (*resolved(indicator.where, fields), *resolved(where, fields)):
            name = condition.field.name
            codes = _codes(condition)
            limits[name] = limits[name] & codes if name in limits else codes
        table = self._catalogue.tables[indicator.table or ""]
        calls = table.column(_CALL)
        if _PERIOD in limits and calls is not None and calls.required and table.column(_PERIOD) is None:
            # The call tells the period.
            years = calls_by_period(self._catalogue.codelists["periods"])
            of_period = {code_of(year) for period in limits.pop(_PERIOD) for year in years.get(period, ())}
            limits[_CALL] = limits.get(_CALL, frozenset(of_period)) & of_period
        attributes = set(fields_of_actions(self._catalogue)) - {column.name for column in table.columns}
        return {**limits, **self._following(limits, attributes, self._shown.get(table.name, set()))}

    def _following(self, limits: Conditions, attributes: set[str], shown: Iterable[str]) -> Conditions:
        """What limits on the action, or on what is known of it, say of the columns shown that tell of it too."""
        related = {name for name in limits if name == _ACTION or name in attributes}
        wanted = [name for name in shown if name in attributes and name not in limits]
        if not related or not wanted:
            return {}
        codes = self._catalogue.codelists["actions"].codes.values()
        told = [{_ACTION: code_of(code.code), **{n: code_of(v) for n, v in code.attributes.items()}} for code in codes]
        met = [one for one in told if all(one[name] in limits[name] for name in related)]
        return {name: frozenset(one[name] for one in met) for name in wanted}


def groups_of(cell: BreakdownCell, share: str | None) -> tuple[Group, ...]:
    """The persons that a cell tells of; of a share those that are part of it, those that are not, and all."""
    if share is None or cell.denominator is None:
        return () if cell.numerator is None else (Group({}, cell.numerator),)
    name, part = _PART + share, cell.numerator or 0
    groups = [Group({name: _IN}, part), Group({name: _OUT}, cell.denominator - part)]
    groups += [Group({name: _IN | _OUT}, cell.denominator)]
    return (*groups, Group({name: _UNTOLD}, cell.unknown)) if cell.unknown is not None else tuple(groups)


def _codes(condition: Condition) -> Codes:
    values = {code_of(value) for value in condition.values}
    if condition.field.is_list:
        # A row may hold several: that it holds one of these is a field of two codes.
        values = {" or ".join(sorted(values))}
    return frozenset(values | ({UNKNOWN} if condition.or_blank else set()))
