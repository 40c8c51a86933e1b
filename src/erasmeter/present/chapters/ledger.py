"""What became of rows: projects that have gone, and cells read otherwise than they stand."""

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
