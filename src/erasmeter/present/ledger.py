"""What became of rows: projects that have gone, cells read otherwise than they stand, rows set aside."""

from erasmeter.present.blocks import Block, Cell, Column, Heading, Note, Paragraph, Table
from erasmeter.present.facts import EMPTY
from erasmeter.present.sentences import Sentences
from erasmeter.present.wording import Wording

_MOST_ROWS = 100


def withdrawn(sentences: Sentences) -> list[Block]:
    wording, gone = sentences.wording, sentences.edition.withdrawn
    if not gone:
        return []
    say = wording.say
    columns = (
        Column(say("withdrawn.column.code")),
        Column(say("withdrawn.column.title")),
        Column(say("withdrawn.column.call")),
        Column(say("withdrawn.column.snapshot")),
        Column(say("withdrawn.column.date"), kept=True),
    )
    rows = tuple(
        (
            Cell(project.code, code=True),
            Cell(project.title or EMPTY),
            Cell(f"{project.action} {project.call_year}"),
            Cell(project.file, detail=project.snapshot),
            Cell(wording.numbers.date(project.withdrawn_on)),
        )
        for project in gone[:_MOST_ROWS]
    )
    blocks: list[Block] = [
        Heading(say("chapter.withdrawn"), "withdrawn"),
        Paragraph(wording.count("withdrawn.text", len(gone))),
        Table(say("withdrawn.caption"), columns, rows),
    ]
    if len(gone) > _MOST_ROWS:
        blocks.append(Note(wording.count("withdrawn.more", len(gone) - _MOST_ROWS)))
    return blocks


def repairs(sentences: Sentences) -> list[Block]:
    wording = sentences.wording
    rows = tuple(
        (
            Cell(held.snapshot.file, detail=held.snapshot.id),
            _rule(wording, rule),
            Cell(wording.numbers.number(count)),
        )
        for held in sentences.edition.snapshots
        for rule, count in held.account.repairs.items()
    )
    if not rows:
        return []
    columns = (
        Column(wording.say("repairs.column.file")),
        Column(wording.say("repairs.column.rule")),
        Column(wording.say("repairs.column.count"), "end"),
    )
    return [Table(wording.say("repairs.caption"), columns, rows)]


def _rule(wording: Wording, rule: str) -> Cell:
    """What a rule does; a source of one's own may have one without a text, which then keeps its English name."""
    said = wording.known(f"rule.{rule}", "")
    return Cell(said) if said else Cell(rule.replace("_", " "), language="en")


def set_aside(sentences: Sentences) -> list[Block]:
    wording, found = sentences.wording, sentences.edition.set_aside
    if not found:
        return [Note(wording.say("ledger.none"))]
    columns = (
        Column(wording.say("ledger.column.place")),
        Column(wording.say("ledger.column.reason")),
        Column(wording.say("ledger.column.text")),
    )
    rows = tuple(
        (
            Cell(wording.say("ledger.line", line=str(row.line)), detail=f"{row.file} · {row.snapshot}"),
            Cell(row.reason, language="en"),
            Cell(wording.say("ledger.withheld")) if row.text is None else Cell(row.text, code=True),
        )
        for row in found[:_MOST_ROWS]
    )
    table = Table(wording.say("ledger.caption"), columns, rows)
    if len(found) <= _MOST_ROWS:
        return [table]
    return [table, Note(wording.count("ledger.more", len(found) - _MOST_ROWS))]
