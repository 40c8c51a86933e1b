"""Rows of a list that plainly speak of nothing: totals below it, a title above it, its header once more.

They are set aside like others, but as void: any other row without a code may be of any project, so that a list which
holds one can withdraw none.
"""

import re
from collections.abc import Sequence

from erasmeter.base.spelling import normalised
from erasmeter.model import reasons
from erasmeter.model.projectcode import project_codes_in
from erasmeter.model.reading import SetAside
from erasmeter.reading.lists.mappedrows import MappedRow
from erasmeter.reading.statements import UnusableRow

_TOTALS = frozenset(
    {"sum", "sum totalt", "sum total", "total", "totals", "totalt", "grand total", "subtotal", "delsum", "i alt"}
    | {"til sammen", "tilsammen", "samla", "samlet", "totalsum", "yhteensä", "summa", "kaikki yhteensä"}
)
_LETTER = re.compile(r"[^\W\d_]")


class VoidRow(UnusableRow):
    """A row that speaks of nothing which could be counted."""


def stop_at_totals(row: MappedRow, keys: Sequence[str]) -> None:
    """Raises VoidRow for a row of totals: it has no code, and the column that should have one holds a word for a total
    or, where that is empty, the row holds such a word beside nothing but numbers."""
    if project_codes_in(row.text):
        return
    stated = [value for key in keys if (value := row.stated(key)) is not None]
    words = stated or [cell for cell in row.cells if _LETTER.search(cell)]
    if len(words) == 1 and normalised(words[0]).rstrip(": ") in _TOTALS:
        raise VoidRow(reasons.TOTALS(stated=words[0].strip()))


def set_aside(row: MappedRow, unusable: UnusableRow) -> SetAside:
    """The row with the reason why it cannot be used."""
    return SetAside(row.line, unusable.reason, row.text, isinstance(unusable, VoidRow))
