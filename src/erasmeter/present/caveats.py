"""The caveats: what each says, what it does to a verdict, for which targets it holds, and who says so."""

from erasmeter.base.text import Text
from erasmeter.model.status import HeldCaveat
from erasmeter.present.blocks import Block, Cell, Column, Heading, Table
from erasmeter.present.edition import Caveat, Edition
from erasmeter.present.sentences import Sentences
from erasmeter.present.wording import as_sentence

_EFFECTS = ("blocks", "weakens", "qualifies")
_FIGURES = ("source", "snapshot")


def caveats_with_targets(edition: Edition) -> list[tuple[Caveat, list[str]]]:
    """Every caveat that holds, the gravest first, with the targets for which it does."""
    holds: dict[str, list[str]] = {}
    for status in edition.statuses:
        for code in status.caveats:
            if code in edition.caveats:
                holds.setdefault(code, []).append(status.target.id)
    found = sorted((edition.caveats[code] for code in holds), key=lambda caveat: _EFFECTS.index(caveat.effect))
    return [(caveat, holds[caveat.code]) for caveat in found]


def caveats(sentences: Sentences) -> list[Block]:
    """The part of the chapter on context, the gravest caveats first; nothing where there are none."""
    found = caveats_with_targets(sentences.edition)
    if not found:
        return []
    say = sentences.wording.say
    columns = (
        Column(say("caveats.column.caveat")),
        Column(say("caveats.column.effect")),
        Column(say("caveats.column.targets")),
    )
    rows = tuple(_row(sentences, caveat, targets) for caveat, targets in found)
    return [Heading(say("chapter.caveats"), "caveats", level=3), Table(say("caveats.caption"), columns, rows)]


def _row(sentences: Sentences, caveat: Caveat, targets: list[str]) -> tuple[Cell, ...]:
    language, say = sentences.wording.language, sentences.wording.say
    where = say("caveats.all") if len(targets) == len(sentences.edition.statuses) else ", ".join(targets)
    described = caveat.description.in_language(language) if caveat.description else None
    detail = " ".join(part for part in (described, *_records(sentences, caveat.code)) if part) or None
    return (
        Cell(caveat.name.in_language(language), detail=detail),
        Cell(say(f"caveat.effect.{caveat.effect}")),
        Cell(where),
    )


def _records(sentences: Sentences, code: str) -> list[str]:
    """Of records: of what the caveat is, why, and who says so and when; each record once."""
    statuses = sentences.edition.statuses
    held = dict.fromkeys(caveat for status in statuses for caveat in status.held if caveat.code == code)
    return [record_in_words(sentences, caveat) for caveat in held if caveat.reason is not None]


def record_in_words(sentences: Sentences, held: HeldCaveat) -> str:
    """Of a record of its own: of what the caveat is, why, and who says so and when."""
    wording = sentences.wording
    reason = held.reason.in_language(wording.language) if isinstance(held.reason, Text) else held.reason
    kind = held.on if held.on in _FIGURES else "other"
    return wording.say(
        f"caveats.record.{kind}",
        of=held.of,
        reason=as_sentence(reason or "").rstrip("."),
        author=held.author or "",
        date=wording.numbers.date(held.said_on) if held.said_on else "",
    )
