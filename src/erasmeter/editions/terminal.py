"""Saved editions for a terminal: what changed between two of them and why, and the verdicts over time."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Literal

from rich.box import SIMPLE_HEAD
from rich.table import Table
from rich.text import Text

from erasmeter.base.numbers import Numbers
from erasmeter.editions.causes import CAUSES
from erasmeter.editions.difference import Difference, Parts
from erasmeter.editions.files import SavedEdition
from erasmeter.editions.history import History, Standing
from erasmeter.editions.rows import in_language, rounded_together
from erasmeter.editions.saved import Item
from erasmeter.editions.shelf import Compared
from erasmeter.editions.words import figure, goal, verdict
from erasmeter.present.facts import EMPTY
from erasmeter.present.wording import Wording, as_sentence, inside

_MOST_PLACES = 4
_POINTS = 100
_POINT_PLACES = 1


def shown_table(edition: SavedEdition, wording: Wording) -> Table:
    """Every target of an edition with its figure and verdict, as it was judged then."""
    title = wording.say("edition.title", name=edition.name, date=wording.numbers.date(edition.content.as_of))
    table = _table(title, wording, ("target", "figure", "verdict"), right=("figure",))
    for item in edition.content.items:
        table.add_row(
            Text(item.id, style="bold"), _name(item, wording), Text(figure(item, wording)), _verdict(item, wording)
        )
    return table


def compared_table(compared: Compared, wording: Wording) -> Table:
    """The targets that changed: figures, change, and its parts by cause. Shares change in percentage points, with the
    change of numerator and denominator below."""
    before, after = compared.before, compared.after
    title = wording.say(
        "edition.diff.title",
        before=before.name,
        after=after.name,
        first=wording.numbers.date(before.content.as_of),
        last=wording.numbers.date(after.content.as_of),
    )
    columns = ("target", "before", "after", "change", *CAUSES)
    table = _table(title, wording, columns, right=columns[1:])
    for difference in compared.differences:
        if not difference.is_same:
            table.add_row(*_cells(difference, wording))
    return table


def remarks(compared: Compared, wording: Wording) -> list[str]:
    """What the table does not say: verdicts that turned, goals and definitions that changed, targets left alone."""
    said = []
    for difference in compared.differences:
        slots = {"target": difference.id, "name": in_language(difference.item.short, wording.language)}
        old, new = difference.before, difference.after
        if old is None or new is None:
            said.append(wording.say("edition.diff.added" if old is None else "edition.diff.removed", **slots))
            continue
        if difference.verdict_changed:
            words = {"before": verdict(old, wording), "after": verdict(new, wording)}
            said.append(wording.say("edition.diff.verdict", **slots, **words))
        if old.goal != new.goal:
            goals = {"before": goal(old, wording), "after": goal(new, wording)}
            said.append(wording.say("edition.diff.goal", **slots, **goals))
        if old.figure != new.figure:
            said.append(wording.say("edition.diff.definition", **slots))
    same = sum(difference.is_same for difference in compared.differences)
    return [as_sentence(text) for text in said] + ([wording.count("edition.diff.same", same)] if same else [])


def history_table(history: History, wording: Wording) -> Table:
    """One target through the editions: figure, pace by each clock, verdict, and why it turned."""
    item = history.standings[-1].item
    shown = in_language(item.name, wording.language)
    title = wording.say("edition.history.title", target=history.id, name=shown)
    clocks = {clock.clock: clock.name for standing in history.standings for clock in standing.item.clocks}
    table = _table(title, wording, ("edition", "as_of", "figure"), right=("figure",), named=False)
    for name in clocks.values():
        shown = inside(in_language(name, wording.language))
        table.add_column(wording.say("edition.column.pace", clock=shown), justify="right", no_wrap=True)
    table.add_column(wording.say("edition.column.verdict"), overflow="fold")
    table.add_column(wording.say("edition.column.because"), overflow="fold")
    for standing in history.standings:
        table.add_row(*_standing(standing, list(clocks), wording))
    return table


def stability(history: History, wording: Wording) -> str:
    """How often the verdict turned."""
    if history.standings[-1].item.what == "yardstick":
        return wording.say("edition.history.no_goal")
    if history.stability is None:
        return wording.say("edition.history.single")
    steps = len(history.standings) - 1
    if not history.turns:
        return wording.count("edition.history.stable", steps)
    return wording.count("edition.history.turned", history.turns, steps=wording.numbers.amount(steps))


def _table(
    title: str, wording: Wording, columns: Sequence[str], right: Sequence[str] = (), *, named: bool = True
) -> Table:
    table = Table(
        title=Text(title, style="bold"), title_justify="left", box=SIMPLE_HEAD, pad_edge=False, padding=(0, 1)
    )
    if named:
        table.add_column()
    for name in columns:
        side: Literal["left", "right"] = "right" if name in right else "left"
        table.add_column(wording.say(f"edition.column.{name}"), justify=side, overflow="fold")
    return table


def _cells(difference: Difference, wording: Wording) -> list[Text]:
    old, new = difference.before, difference.after
    lines = _lines(difference, wording.numbers)
    return [
        Text(difference.id, style="bold"),
        _name(difference.item, wording),
        Text(figure(old, wording) if old else EMPTY),
        Text(figure(new, wording) if new else EMPTY),
        Text("\n".join(_signed(sum(line.values()), unit, wording.numbers) for line, unit in lines) or EMPTY),
        *(
            Text("\n".join(_signed(line[cause], unit, wording.numbers) for line, unit in lines) or EMPTY)
            for cause in CAUSES
        ),
    ]


def _lines(difference: Difference, numbers: Numbers) -> list[tuple[Mapping[str, Decimal], str]]:
    """The parts as they are printed: of a total in its unit; of a share in points, then "n of m"."""
    values = difference.values
    if difference.is_total:
        return [] if values is None else [(rounded_together(values, _places(values)), "")]
    lines: list[tuple[Mapping[str, Decimal], str]] = []
    if values is not None:
        points: Parts = {cause: part * _POINTS for cause, part in values.items()}
        lines.append((rounded_together(points, _POINT_PLACES), "pp"))
    for parts, sign in ((difference.numerators, "n"), (difference.denominators, "m")):
        if parts is not None and difference.denominators is not None:
            lines.append((rounded_together(parts, _places(parts)), sign))
    return lines


def _places(parts: Parts) -> int:
    return next(
        (places for places in range(_MOST_PLACES) if all(part * 10**places % 1 == 0 for part in parts.values())),
        _MOST_PLACES,
    )


def _signed(number: Decimal | int, unit: str, numbers: Numbers) -> str:
    places = max(0, -int(Decimal(number).normalize().as_tuple().exponent))
    printed = numbers.number(float(number), _POINT_PLACES if unit == "pp" else places)
    sign = "+" if number > 0 else ""
    return f"{sign}{printed}" + (f"\u00a0{unit}" if unit else "") if number else "0"


def _name(item: Item, wording: Wording) -> Text:
    return Text(in_language(item.short, wording.language))


def _verdict(item: Item, wording: Wording) -> Text:
    word = verdict(item, wording)
    return Text(f"{word} ({wording.say('page.tentative')})" if item.tentative else word)


def _standing(standing: Standing, clocks: Sequence[str], wording: Wording) -> list[Text]:
    paces = {clock.clock: clock.pace for clock in standing.item.clocks}
    shown = [EMPTY if (pace := paces.get(clock)) is None else wording.numbers.number(pace, 2) for clock in clocks]
    causes = wording.together([wording.say(f"cause.{cause}") for cause in standing.causes])
    return [
        Text(standing.edition, style="bold"),
        Text(wording.numbers.date(standing.as_of)),
        Text(figure(standing.item, wording)),
        *map(Text, shown),
        _verdict(standing.item, wording),
        Text(causes),
    ]
