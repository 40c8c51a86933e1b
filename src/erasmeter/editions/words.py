"""Figures, goals and verdicts of saved editions as a language prints them."""

from erasmeter.editions.saved import Item
from erasmeter.model.status import SMALLEST_BASE
from erasmeter.model.strategies import TOTAL
from erasmeter.present.facts import EMPTY
from erasmeter.present.wording import Wording


def figure(item: Item, wording: Wording) -> str:
    """573 · 17 of 28 (60.7 %) · a dash where nothing is known."""
    numbers = wording.numbers
    if item.value is None:
        return wording.say(f"edition.direction.{item.direction}") if item.direction else EMPTY
    if item.numerator is not None and item.denominator is not None:
        text = wording.say("value.of", n=numbers.amount(item.numerator), m=numbers.amount(item.denominator))
        return text if item.denominator < SMALLEST_BASE else f"{text} ({numbers.short_percent(item.value)})"
    if item.kind == TOTAL:
        return numbers.amount(item.value, () if item.goal is None else (item.goal,))
    return numbers.short_percent(item.value)


def goal(item: Item, wording: Wording) -> str:
    """10 000 · 25 % · a dash of what has no goal."""
    if item.goal is None:
        return EMPTY
    return wording.numbers.amount(item.goal) if item.kind == TOTAL else wording.numbers.short_percent(item.goal)


def verdict(item: Item, wording: Wording) -> str:
    """The verdict as a word; one that this program does not know, as it was saved; a dash of what has none."""
    if item.verdict is None:
        return EMPTY
    return wording.known(f"verdict.{item.verdict.replace(' ', '_')}", item.verdict)
