"""The caveats: what each says, what it does to a verdict, and for which targets it holds."""

from erasmeter.present.blocks import Block, Cell, Column, Heading, Table
from erasmeter.present.edition import Caveat
from erasmeter.present.sentences import Sentences

_EFFECTS = ("blocks", "weakens", "qualifies")


def caveats(sentences: Sentences) -> list[Block]:
    """The chapter, the gravest caveats first; nothing where there are none."""
    statuses, known = sentences.edition.statuses, sentences.edition.caveats
    holds: dict[str, list[str]] = {}
    for status in statuses:
        for code in status.caveats:
            if code in known:
                holds.setdefault(code, []).append(status.target.id)
    if not holds:
        return []
    say = sentences.wording.say
    ordered = sorted((known[code] for code in holds), key=lambda caveat: _EFFECTS.index(caveat.effect))
    columns = (
        Column(say("caveats.column.caveat")),
        Column(say("caveats.column.effect")),
        Column(say("caveats.column.targets")),
    )
    rows = tuple(_row(sentences, caveat, holds[caveat.code], len(statuses)) for caveat in ordered)
    return [Heading(say("chapter.caveats"), "caveats"), Table(say("caveats.caption"), columns, rows)]


def _row(sentences: Sentences, caveat: Caveat, targets: list[str], every: int) -> tuple[Cell, ...]:
    language, say = sentences.wording.language, sentences.wording.say
    where = say("caveats.all") if len(targets) == every else ", ".join(targets)
    detail = caveat.description.in_language(language) if caveat.description else None
    return (
        Cell(caveat.name.in_language(language), detail=detail),
        Cell(say(f"caveat.effect.{caveat.effect}")),
        Cell(where),
    )
