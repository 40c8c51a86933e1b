"""Breaks files as files break: in transfer, in spreadsheets, in editors and by hand. For every source's tests."""

import csv
import io
from collections.abc import Callable, Sequence

from hypothesis import strategies as st

Damage = Callable[[bytes, st.DrawFn], bytes]
ENCODINGS = ("latin-1", "cp1252", "utf-16", "utf-16-le", "utf-8-sig")
LINE_ENDS = (b"\n", b"\r", b"\r\n\r\n", b"\n\r")
STRANGE_CELLS = (
    "", " ", "#N/A", "-1", "1e309", "NaN", "0", "9" * 25, "'", '"', ",", "; ; ;", "\x1f", "\u2028", "\ufffd", "And 3",
    "true", "2021-02-30", "NULL", "<b>", "=1+1", "\ufeff", "x" * 300,
)  # fmt: skip


@st.composite
def broken(draw: st.DrawFn, content: bytes, delimiter: str = ",", most: int = 3) -> bytes:
    """``content``, a CSV file in UTF-8, with one to ``most`` damages."""
    for damage in draw(st.lists(st.sampled_from(_damages(delimiter)), min_size=1, max_size=most)):
        content = damage(content, draw)
    return content


@st.composite
def spoiled(draw: st.DrawFn, content: bytes, most: int = 3) -> bytes:
    """``content``, whatever file it is, with one to ``most`` damages to its bytes."""
    for damage in draw(
        st.lists(st.sampled_from((_cut, _flip, _insert_nul, _append_rubbish)), min_size=1, max_size=most)
    ):
        content = damage(content, draw)
    return content


def _damages(delimiter: str) -> list[Damage]:
    on_rows = (_drop_column, _shuffle_columns, _rename_column, _repeat_column, _repeat_rows, _drop_cell, _change_cell)
    return [*(_on_rows(damage, delimiter) for damage in (*on_rows, _blank_column, _header_again)), *_ON_BYTES]


def _at(content: bytes, draw: st.DrawFn) -> int:
    return draw(st.integers(0, max(0, len(content) - 1)))


def _cut(content: bytes, draw: st.DrawFn) -> bytes:
    return content[: _at(content, draw)]


def _flip(content: bytes, draw: st.DrawFn) -> bytes:
    at, byte = _at(content, draw), draw(st.integers(0, 255))
    return content[:at] + bytes([byte]) + content[at + 1 :]


def _insert_nul(content: bytes, draw: st.DrawFn) -> bytes:
    at = _at(content, draw)
    return content[:at] + b"\0" + content[at:]


def _remove_quote(content: bytes, draw: st.DrawFn) -> bytes:
    places = [at for at, byte in enumerate(content) if byte == ord('"')]
    if not places:
        return content
    at = draw(st.sampled_from(places))
    return content[:at] + content[at + 1 :]


def _remove_quotes(content: bytes, draw: st.DrawFn) -> bytes:
    return content.replace(b'"', b"")


def _insert_quote(content: bytes, draw: st.DrawFn) -> bytes:
    at = _at(content, draw)
    return content[:at] + b'"' + content[at:]


def _encode(content: bytes, draw: st.DrawFn) -> bytes:
    text = content.decode("utf-8", errors="ignore")
    return text.encode(draw(st.sampled_from(ENCODINGS)), errors="replace")


def _change_line_ends(content: bytes, draw: st.DrawFn) -> bytes:
    return content.replace(b"\r\n", b"\n").replace(b"\n", draw(st.sampled_from(LINE_ENDS)))


def _change_delimiter(content: bytes, draw: st.DrawFn) -> bytes:
    return content.replace(b",", draw(st.sampled_from((b";", b"\t", b"|"))))


def _append_rubbish(content: bytes, draw: st.DrawFn) -> bytes:
    return content + draw(st.binary(max_size=40))


_ON_BYTES: tuple[Damage, ...] = (
    _cut, _flip, _flip, _insert_nul, _remove_quote, _remove_quotes, _insert_quote, _encode, _change_line_ends,
    _change_delimiter, _append_rubbish,
)  # fmt: skip

Table = list[list[str]]


def _on_rows(damage: Callable[[Table, st.DrawFn], Table], delimiter: str) -> Damage:
    def damaged(content: bytes, draw: st.DrawFn) -> bytes:
        text = content.decode("utf-8", errors="replace").replace("\0", "")
        rows = [row for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter) if row]
        return _written(damage(rows, draw), delimiter) if len(rows) > 1 else content

    return damaged


def _written(rows: Sequence[Sequence[str]], delimiter: str) -> bytes:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
    return text.getvalue().encode("utf-8")


def _column(rows: Table, draw: st.DrawFn) -> int:
    return draw(st.integers(0, len(rows[0]) - 1))


def _row(rows: Table, draw: st.DrawFn) -> int:
    return draw(st.integers(1, len(rows) - 1))


def _drop_column(rows: Table, draw: st.DrawFn) -> Table:
    at = _column(rows, draw)
    return [row[:at] + row[at + 1 :] for row in rows]


def _shuffle_columns(rows: Table, draw: st.DrawFn) -> Table:
    order = draw(st.permutations(range(len(rows[0]))))
    return [[row[at] for at in order if at < len(row)] for row in rows]


def _rename_column(rows: Table, draw: st.DrawFn) -> Table:
    at, name = _column(rows, draw), draw(st.text(max_size=12))
    return [[*rows[0][:at], name, *rows[0][at + 1 :]], *rows[1:]]


def _repeat_column(rows: Table, draw: st.DrawFn) -> Table:
    at = _column(rows, draw)
    return [row + row[at : at + 1] for row in rows]


def _blank_column(rows: Table, draw: st.DrawFn) -> Table:
    at = _column(rows, draw)
    return [rows[0], *([*row[:at], "", *row[at + 1 :]] for row in rows[1:])]


def _repeat_rows(rows: Table, draw: st.DrawFn) -> Table:
    return [*rows, *draw(st.lists(st.sampled_from(rows[1:]), min_size=1, max_size=4))]


def _header_again(rows: Table, draw: st.DrawFn) -> Table:
    at = _row(rows, draw)
    return [*rows[:at], rows[0], *rows[at:]]


def _drop_cell(rows: Table, draw: st.DrawFn) -> Table:
    at, column = _row(rows, draw), _column(rows, draw)
    return [*rows[:at], rows[at][:column] + rows[at][column + 1 :], *rows[at + 1 :]]


def _change_cell(rows: Table, draw: st.DrawFn) -> Table:
    at, column = _row(rows, draw), _column(rows, draw)
    cell = draw(st.one_of(st.sampled_from(STRANGE_CELLS), st.text(max_size=30)))
    return [*rows[:at], [*rows[at][:column], cell, *rows[at][column + 1 :]], *rows[at + 1 :]]
