"""Saved editions on a page: the history of a target, and the list of the editions."""

from collections.abc import Sequence

from erasmeter.editions.files import SavedEdition
from erasmeter.editions.history import History, Standing
from erasmeter.editions.rows import in_language
from erasmeter.editions.terminal import stability
from erasmeter.editions.words import figure, goal, verdict
from erasmeter.present.blocks import Block, Cell, Column, Heading, List, Paragraph, Table
from erasmeter.present.facts import EMPTY
from erasmeter.present.looks import LOOKS
from erasmeter.present.wording import Wording, as_sentence, inside


def history_blocks(history: History, wording: Wording) -> list[Block]:
    """A target through the editions: figure, goal, pace by each clock, verdict and why it turned."""
    clocks = {clock.clock: clock.name for standing in history.standings for clock in standing.item.clocks}
    say = wording.say
    columns = (
        Column(say("edition.column.edition")),
        Column(say("edition.column.figure"), "end"),
        Column(say("site.history.goal"), "end"),
        *(
            Column(say("column.pace", clock=inside(in_language(name, wording.language))), "end")
            for name in clocks.values()
        ),
        Column(say("edition.column.verdict")),
    )
    rows = tuple(_standing(standing, tuple(clocks), wording) for standing in history.standings)
    return [
        Table(say("site.history.caption"), columns, rows, (as_sentence(stability(history, wording)),), stacks=True),
    ]


def edition_blocks(editions: Sequence[SavedEdition], histories: Sequence[History], wording: Wording) -> list[Block]:
    """Every edition, the latest first: when, how many targets, and whose verdict turned."""
    blocks: list[Block] = []
    for edition in reversed(editions):
        blocks += [
            Heading(wording.say("edition.title", name=edition.name, date=_date(edition, wording)), anchor_of(edition)),
            Paragraph(edition_in_words(edition, wording)),
        ]
        if turned := turned_in(edition, histories, wording):
            blocks.append(List(turned))
    return blocks


def anchor_of(edition: SavedEdition) -> str:
    """Where it stands on the page of the editions."""
    return f"edition-{edition.name}"


def edition_in_words(edition: SavedEdition, wording: Wording) -> str:
    """How many targets it judged, and how they stood."""
    items = [item for item in edition.content.items if item.verdict is not None]
    known = [*LOOKS, *dict.fromkeys(item.verdict for item in items if item.verdict not in LOOKS)]
    counts = [(one, [item for item in items if item.verdict == one]) for one in known]
    parts = [
        wording.say("site.edition.verdict", n=wording.numbers.number(len(found)), verdict=verdict(found[0], wording))
        for _, found in counts
        if found
    ]
    said = wording.count("site.edition.targets", len(items))
    return as_sentence(f"{said}: {wording.together(parts)}" if parts else said)


def turned_in(
    edition: SavedEdition, histories: Sequence[History], wording: Wording
) -> tuple[tuple[str | None, str], ...]:
    """The targets whose verdict was another in the edition before, each with both and why."""
    found = []
    for history in histories:
        for before, now in zip(history.standings, history.standings[1:], strict=False):
            if now.edition == edition.name and now.has_turned:
                slots = {"before": verdict(before.item, wording), "after": verdict(now.item, wording)}
                said = wording.say("site.edition.turned", **slots, because=_causes(now, wording))
                found.append((history.id, as_sentence(said)))
    return tuple(found)


def _standing(standing: Standing, clocks: Sequence[str], wording: Wording) -> tuple[Cell, ...]:
    item = standing.item
    paces = {clock.clock: clock.pace for clock in item.clocks}
    shown = [EMPTY if (pace := paces.get(clock)) is None else wording.numbers.number(pace, 2) for clock in clocks]
    because = _causes(standing, wording)
    mark = wording.mark(item.verdict) if item.verdict is not None and item.verdict in LOOKS else None
    details = [wording.say("page.tentative")] if item.tentative else []
    details += [wording.say("site.history.because", causes=because)] if because else []
    return (
        Cell(standing.edition, detail=wording.numbers.date(standing.as_of)),
        Cell(figure(item, wording)),
        Cell(goal(item, wording)),
        *map(Cell, shown),
        Cell(verdict(item, wording), mark=mark, detail="; ".join(details) or None),
    )


def _causes(standing: Standing, wording: Wording) -> str:
    return wording.together([wording.say(f"cause.{cause}") for cause in standing.causes])


def _date(edition: SavedEdition, wording: Wording) -> str:
    return wording.numbers.date(edition.content.as_of)
