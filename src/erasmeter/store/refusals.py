"""Why the engine refused a record of a file."""

from erasmeter.model import reasons
from erasmeter.model.reasonforms import Reason


def why_refused(message: str) -> Reason:
    """The engine's message in a line; where it is none that we know, marked as one."""
    said = message.split("\n", 1)[0].strip()
    if not said:
        return reasons.UNREADABLE()
    return reasons.declared(said) if reasons.form_of(said) else reasons.ENGINE_UNREADABLE(message=said)
