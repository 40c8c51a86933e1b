"""What readers are told of what is hidden to protect persons."""

from collections.abc import Sequence

from erasmeter.model.breakdowns import Breakdown
from erasmeter.present.wording import Wording


def sign(wording: Wording) -> str:
    """What stands in the place of a hidden figure; never a blank and never a zero."""
    return wording.say("protection.sign")


def spoken(wording: Wording) -> str:
    """The sign for who listens: hidden."""
    return wording.say("protection.spoken")


def protection_note(shown: Sequence[Breakdown], wording: Wording) -> str | None:
    """What must stand with breakdowns: what the sign means, or that persons are not protected. None where no persons
    are counted, or nothing had to be hidden."""
    persons = [breakdown for breakdown in shown if breakdown.persons]
    if any(breakdown.threshold is None for breakdown in persons):
        return wording.say("protection.none")
    return _note(persons, wording) if any(breakdown.protected for breakdown in persons) else None


def protection_rule(shown: Sequence[Breakdown], wording: Wording) -> str | None:
    """How persons are protected, for a chapter on method; None where none are counted."""
    persons = [breakdown for breakdown in shown if breakdown.persons]
    if not persons:
        return None
    if any(breakdown.threshold is None for breakdown in persons):
        return wording.say("protection.none")
    return wording.say("protection.rule", threshold=_threshold(persons, wording), sign=sign(wording))


def _note(persons: Sequence[Breakdown], wording: Wording) -> str:
    return wording.say("protection.note", threshold=_threshold(persons, wording), sign=sign(wording))


def _threshold(persons: Sequence[Breakdown], wording: Wording) -> str:
    return wording.numbers.number(max(breakdown.threshold or 0 for breakdown in persons))
