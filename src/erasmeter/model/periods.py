"""Programme periods: which calls belong to each."""

from erasmeter.model.codelists import Codelist


def calls_by_period(periods: Codelist) -> dict[str, range]:
    """The years of the calls of every period of the code list ``periods``."""
    calls = {}
    for code in periods.codes.values():
        first, last = code.attributes["first_call"], code.attributes["last_call"]
        if isinstance(first, int) and isinstance(last, int):
            calls[code.code] = range(first, last + 1)
    return calls
