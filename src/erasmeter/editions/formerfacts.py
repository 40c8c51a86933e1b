"""What a saved edition knew, as facts by name: what was typed into a note then can be told from it."""

from collections.abc import Iterator

from erasmeter.editions.files import SavedEdition
from erasmeter.editions.saved import Item
from erasmeter.model.strategies import TOTAL
from erasmeter.present.factbook.entries import Entry, Form
from erasmeter.present.facts import EMPTY
from erasmeter.present.notes.typed import Former


def former_facts(edition: SavedEdition) -> Former:
    """The figures of every target and yardstick that the edition kept, exact and without print."""
    return Former(edition.name, tuple(entry for item in edition.content.items for entry in _entries(item)))


def _entries(item: Item) -> Iterator[Entry]:
    form: Form = "number" if item.kind == TOTAL else "share"
    value, goal = item.value, item.goal
    yield _entry(item, "value", form, value)
    yield _entry(item, "goal", form, goal)
    if item.kind != TOTAL:
        yield _entry(item, "share", "share", value)
        yield _entry(item, "numerator", "number", item.numerator)
        yield _entry(item, "denominator", "number", item.denominator)
    elif value is not None and goal:
        yield _entry(item, "share", "share", value / goal)
        yield _entry(item, "left", "number", max(0.0, goal - value))
    for clock in item.clocks:
        yield _entry(item, f"pace.{clock.clock}", "number", clock.pace)


def _entry(item: Item, name: str, form: Form, value: float | None) -> Entry:
    return Entry(f"{item.id}.{name}", item.id, form, value, EMPTY, "")
