"""The caveats of one target: what each says, what it does to the verdict, by what it holds, and who says so."""

from erasmeter.model.status import HeldCaveat, TargetStatus
from erasmeter.present.blocks import Block, Cell, Column, Heading, Paragraph, Table
from erasmeter.present.caveats import record_in_words
from erasmeter.present.sentences import Sentences


def target_caveats(sentences: Sentences, status: TargetStatus) -> list[Block]:
    """The section; that there are none, where there are none."""
    say = sentences.wording.say
    heading = Heading(say("chapter.caveats"), "caveats")
    if not status.held:
        return [heading, Paragraph(say("site.caveats.none"))]
    columns = (
        Column(say("caveats.column.caveat")),
        Column(say("caveats.column.effect")),
        Column(say("site.caveats.by")),
    )
    own = {status.target.id, status.indicator.id}
    rows = tuple(_row(sentences, held, None if held.of in own else held.of) for held in status.held)
    return [heading, Table(say("site.caveats.caption"), columns, rows)]


def _row(sentences: Sentences, held: HeldCaveat, of: str | None) -> tuple[Cell, ...]:
    wording, known = sentences.wording, sentences.edition.caveats.get(held.code)
    name = known.name.in_language(wording.language) if known else held.code
    described = known.description.in_language(wording.language) if known and known.description else None
    record = record_in_words(sentences, held) if held.reason is not None else None
    return (
        Cell(name, detail=" ".join(part for part in (described, record) if part) or None),
        Cell(wording.say(f"caveat.effect.{held.effect}")),
        Cell(wording.say(f"site.caveats.on.{held.on}"), detail=of),
    )
