"""The marks of a scale: round numbers from 0 up."""

from math import floor, isfinite, log10

_ROUND = (1.0, 2.0, 5.0, 10.0)


def marks_to(most: float, parts: int = 5, *, whole: bool = True) -> tuple[float, ...]:
    """0 and the multiples of 1, 2 or 5 times a power of ten as far as ``most``, about ``parts`` of them; whole numbers
    only where things are counted. Where there is nothing to show, 0 and 1."""
    if not (isfinite(most) and most > 0):
        return (0.0, 1.0)
    power = floor(log10(most / parts))
    step = next(round_ * 10.0**power for round_ in _ROUND if round_ * 10.0**power * parts >= most * (1 - 1e-9))
    step = max(step, 1.0) if whole else step
    return tuple(step * number for number in range(int(most / step + 1e-9) + 1))
