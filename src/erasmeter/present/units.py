"""Values of an indicator as figures and tables print them: money in millions, shares in per cent."""

from erasmeter.present.wording import Wording

_MONEY, _SHARE = "EUR", "share"
_MILLION = 1e6


def named(name: str, unit: str, wording: Wording) -> str:
    """The name of what is counted; of money, with what it is counted in."""
    return wording.say("overview.millions", name=name) if unit == _MONEY else name


def printed(value: float, unit: str, wording: Wording) -> str:
    """A value in its unit: 573 · 11.9 (million euro) · 60.7 %."""
    if unit == _MONEY:
        return wording.numbers.number(value / _MILLION, 1)
    return wording.numbers.short_percent(value) if unit == _SHARE else wording.numbers.amount(value)
