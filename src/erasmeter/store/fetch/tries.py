"""Trying again what may go better next time, a few times, after longer and longer waits."""

from collections.abc import Callable
from typing import TypeVar

from erasmeter.store.fetch.transport import Limits
from erasmeter.store.fetch.troubles import Transient

Result = TypeVar("Result")


def tried(attempt: Callable[[], Result], limits: Limits, pause: Callable[[float], None]) -> Result:
    """What an attempt gives, made up to ``limits.tries`` times; ``pause`` waits a number of seconds in between.

    Raises what the last attempt raised, and at once whatever is not Transient.
    """
    for number in range(limits.tries - 1):
        try:
            return attempt()
        except Transient:
            pause(limits.pause * 2**number)
    return attempt()
