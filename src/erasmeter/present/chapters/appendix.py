"""The evidence: where each figure comes from, the files as received, and what became of their rows."""

from erasmeter.model.snapshots import scope_in_words
from erasmeter.model.status import Reported, TargetStatus
from erasmeter.present.blocks import Block, Cell, Column, Heading, Paragraph, Table
from erasmeter.present.chapters.aside import set_aside
from erasmeter.present.chapters.ledger import repairs, withdrawn
from erasmeter.present.facts import EMPTY
from erasmeter.present.sentences import Sentences

_MOST_LINES = 6


def appendix(sentences: Sentences) -> list[Block]:
    """Withdrawn projects, then the appendix; nothing where there are no snapshots."""
    wording = sentences.wording
    if not sentences.edition.snapshots:
        return []
    return [
        *withdrawn(sentences),
        Heading(wording.say("chapter.appendix"), "appendix"),
        Paragraph(wording.say("appendix.text")),
        *([evidence] if (evidence := evidence_table(sentences)) else []),
        _snapshots(sentences),
        _fingerprints(sentences),
        *repairs(sentences),
        *set_aside(sentences),
    ]


def evidence_table(sentences: Sentences) -> Table | None:
    """Every figure of every target with where it comes from; None where there is no figure."""
    say = sentences.wording.say
    rows = []
    for status in sentences.edition.statuses:
        rows += [
            _evidence_row(sentences, status, reported)
            for reported in (status.judged, status.other, status.applied)
            if reported is not None
        ]
    if not rows:
        return None
    columns = (
        Column(say("evidence.column.target")),
        Column(say("evidence.column.value"), "end"),
        Column(say("evidence.column.feed")),
        Column(say("evidence.column.as_of"), kept=True),
        Column(say("evidence.column.document")),
        Column(say("evidence.column.lines")),
    )
    return Table(say("evidence.caption"), columns, tuple(rows))


def _evidence_row(sentences: Sentences, status: TargetStatus, reported: Reported) -> tuple[Cell, ...]:
    wording = sentences.wording
    feed = wording.say(
        "evidence.feed", feed=wording.say(f"feed.{reported.feed}"), basis=wording.say(f"basis.{reported.basis}")
    )
    document = reported.document or EMPTY
    if reported.document and reported.page:
        document = wording.say("evidence.page", document=reported.document, page=reported.page)
    author = wording.say("evidence.author", author=reported.author) if reported.author else None
    return (
        Cell(status.target.id),
        Cell(sentences.facts.reported(reported, status)),
        Cell(feed),
        Cell(wording.numbers.date(reported.as_of)),
        Cell(document, detail=". ".join(part for part in (author, reported.note) if part) or None),
        Cell(_lines(sentences, reported)),
    )


def _lines(sentences: Sentences, reported: Reported) -> str:
    wording = sentences.wording
    said = []
    for snapshot, lines in reported.lines.items():
        if not lines:
            # The file was searched, and none of its lines counts: that is an answer too.
            said.append(wording.say("evidence.lines.none", snapshot=snapshot))
        elif len(lines) > _MOST_LINES:
            said.append(wording.count("evidence.lines.many", len(lines), snapshot=snapshot))
        else:
            said.append(wording.say("evidence.lines", snapshot=snapshot, lines=", ".join(str(line) for line in lines)))
    return "; ".join(said) or EMPTY


def _snapshots(sentences: Sentences) -> Table:
    wording, say = sentences.wording, sentences.wording.say
    number = wording.numbers.number
    columns = (
        Column(say("snapshots.column.file")),
        Column(say("snapshots.column.as_of"), kept=True),
        *(
            Column(say(f"snapshots.column.{name}"), "end")
            for name in ("read", "used", "merged", "set_aside", "repairs", "unknown")
        ),
    )
    rows = tuple(
        (
            Cell(held.snapshot.file, detail=f"{held.snapshot.source} · {held.snapshot.id}"),
            Cell(
                wording.numbers.date(held.snapshot.as_of),
                detail=say("snapshots.received", date=wording.numbers.date(held.snapshot.received.date())),
            ),
            Cell(number(held.account.rows_read)),
            Cell(number(held.account.rows_used)),
            Cell(number(held.account.merged)),
            Cell(number(held.account.set_aside)),
            Cell(number(sum(held.account.repairs.values()))),
            Cell(number(held.account.unknown)),
        )
        for held in sentences.edition.snapshots
    )
    return Table(say("snapshots.caption"), columns, rows)


def _fingerprints(sentences: Sentences) -> Table:
    say = sentences.wording.say
    columns = (
        Column(say("fingerprints.column.id")),
        Column(say("fingerprints.column.sha256")),
        Column(say("fingerprints.column.scope")),
    )
    rows = tuple(
        (
            Cell(held.snapshot.id, code=True),
            Cell(held.snapshot.sha256, code=True),
            Cell(_scope(sentences, held.snapshot.scope)),
        )
        for held in sentences.edition.snapshots
    )
    return Table(say("fingerprints.caption"), columns, rows)


def _scope(sentences: Sentences, scope: dict[str, tuple[int, ...]]) -> str:
    return scope_in_words(scope) if scope else sentences.wording.say("fingerprints.scope.none")
