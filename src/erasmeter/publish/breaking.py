"""Which tables may break over pages, the same on paper and in Word."""

from erasmeter.present.blocks import Table

_TALL = 500
_SHORT_ROWS, _SHORT_TEXT = 8, 2000


def has_tall_rows(table: Table) -> bool:
    """Whether a row has a cell of so many characters that it may have to go on over the page."""
    return max(_lengths(table), default=0) > _TALL


def is_short(table: Table) -> bool:
    """Whether it stays on one page, since it needs less than half of one: what is longer would leave holes."""
    return not has_tall_rows(table) and len(table.rows) <= _SHORT_ROWS and sum(_lengths(table)) <= _SHORT_TEXT


def _lengths(table: Table) -> list[int]:
    return [len(cell.text) + len(cell.detail or "") for row in table.rows for cell in row]
