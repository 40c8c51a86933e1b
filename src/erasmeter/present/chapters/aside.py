"""Rows set aside, as the report tells of them: by file and kind of reason. Row by row they stand in the ledger."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from erasmeter.model.reasonforms import Form
from erasmeter.model.reasons import DROPPED, form_of
from erasmeter.present.blocks import Block, Cell, Column, Note, Table
from erasmeter.present.edition import SetAsideRow
from erasmeter.present.facts import EMPTY
from erasmeter.present.sentences import Sentences
from erasmeter.present.wording import Wording

_MOST_GROUPS = 100
_MOST_NAMES = 3
_ALL_LINES, _FIRST_LINES = 4, 3
_LONGEST_NAME, _LONGEST_TEXT, _LONGEST_RECORD = 40, 60, 160
_BETWEEN = " · "


@dataclass(frozen=True, slots=True)
class AsideGroup:
    """Rows of one file that are set aside for one kind of reason, in the order of the file. ``form`` is None where no
    form is declared for the ``reason`` of the first: a source of one's own gives it."""

    form: Form | None
    reason: str
    rows: tuple[SetAsideRow, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The columns or sheets that the reasons name, the most frequent first."""
        if self.form is None:
            return ()
        slots = [self.form.slots_of(row.reason) for row in self.rows]
        named = Counter(name for filled in slots if filled is not None for name in self.form.names_in(filled))
        return tuple(name for name, _ in named.most_common())

    @property
    def example(self) -> str | None:
        """The text of a row, of the first that has any; None where none may be shown, empty where there is none."""
        texts = [row.text for row in self.rows if row.text is not None]
        return next((text for text in texts if any(sign.isalnum() for sign in text)), "") if texts else None


def aside_groups(rows: Sequence[SetAsideRow]) -> tuple[AsideGroup, ...]:
    """File by file in their order; in a file, the kind of reason with the most rows first."""
    files: dict[str, dict[tuple[str, str], list[SetAsideRow]]] = {}
    for row in rows:
        found = form_of(row.reason)
        kind = ("own", row.reason) if found is None else ("declared", found[0].code)
        files.setdefault(row.snapshot, {}).setdefault(kind, []).append(row)
    return tuple(
        _group(sorted(alike, key=lambda row: row.line))
        for kinds in files.values()
        for alike in sorted(kinds.values(), key=lambda alike: (-len(alike), min(row.line for row in alike)))
    )


def _group(rows: list[SetAsideRow]) -> AsideGroup:
    found = form_of(rows[0].reason)
    return AsideGroup(None if found is None else found[0], rows[0].reason, tuple(rows))


def set_aside(sentences: Sentences) -> list[Block]:
    """The table of groups, and where each row stands."""
    wording, groups = sentences.wording, aside_groups(sentences.edition.set_aside)
    say = wording.say
    if not groups:
        return [Note(say("ledger.none"))]
    columns = (
        Column(say("ledger.column.file")),
        Column(say("ledger.column.reason")),
        Column(say("ledger.column.rows"), "end"),
        Column(say("ledger.column.lines")),
        Column(say("ledger.column.example")),
    )
    shown = groups[:_MOST_GROUPS]
    notes = (say("ledger.withheld.why"),) if any(group.example is None for group in shown) else ()
    rows = tuple(_row(wording, group) for group in shown)
    blocks: list[Block] = [Table(say("ledger.caption"), columns, rows, notes)]
    if len(groups) > _MOST_GROUPS:
        blocks.append(Note(wording.count("ledger.more", len(groups) - _MOST_GROUPS)))
    return [*blocks, Note(say("ledger.whole"))]


def _row(wording: Wording, group: AsideGroup) -> tuple[Cell, ...]:
    return (
        Cell(group.rows[0].file, detail=group.rows[0].snapshot),
        _reason(wording, group),
        Cell(wording.numbers.number(len(group.rows))),
        Cell(_lines(wording, [row.line for row in group.rows])),
        _example(wording, group),
    )


def _reason(wording: Wording, group: AsideGroup) -> Cell:
    """In the reader's language, with the names as the file has them beneath; a reason of one's own stays English."""
    if group.form is None:
        return Cell(_cut(group.reason, _LONGEST_RECORD), language="en")
    longest = _LONGEST_RECORD if group.form is DROPPED else _LONGEST_NAME
    names = [_cut(name, longest) for name in group.names[:_MOST_NAMES]]
    more = ["…"] if len(group.names) > _MOST_NAMES else []
    return Cell(wording.say(f"aside.{group.form.code}"), detail=_BETWEEN.join([*names, *more]) or None)


def _lines(wording: Wording, lines: Sequence[int]) -> str:
    """line 9 · lines 9, 23 and 30 · lines 9, 23, 30 and 12 more."""
    printed = [str(line) for line in lines]
    if len(lines) == 1:
        return wording.say("ledger.line", line=printed[0])
    if len(lines) <= _ALL_LINES:
        return wording.say("ledger.lines", lines=wording.together(printed))
    more = wording.numbers.number(len(lines) - _FIRST_LINES)
    return wording.say("ledger.lines.more", lines=", ".join(printed[:_FIRST_LINES]), n=more)


def _example(wording: Wording, group: AsideGroup) -> Cell:
    if group.example is None:
        return Cell(wording.say("ledger.withheld"))
    return Cell(_cut(group.example, _LONGEST_TEXT), code=True) if group.example else Cell(EMPTY)


def _cut(text: str, most: int) -> str:
    text = " ".join(text.split())
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
