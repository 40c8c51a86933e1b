"""How a part of a map looks: its fill by class, the ink that is read on it, and the key of the classes."""

from collections.abc import Iterable
from dataclasses import dataclass

from erasmeter.present.figures import palette
from erasmeter.present.figures.classes import ValueClass, classes_of
from erasmeter.present.figures.drawing import Canvas, Lettering
from erasmeter.present.figures.key import Entry, Key, Sample, box_sample
from erasmeter.present.map_values import MapValue, MapValues
from erasmeter.present.units import printed
from erasmeter.present.wording import Wording

_NARROW = 500
_DARK_FROM = 3
"""From this level on, what stands on a fill is light."""


@dataclass(frozen=True)
class MapLook:
    """The looks of one map."""

    values: MapValues
    wording: Wording

    @property
    def classes(self) -> tuple[ValueClass, ...]:
        """The classes of its values, the lowest first."""
        return classes_of(self.values.known)

    def fill(self, value: MapValue) -> str:
        """The fill of a part; paper where there is no value."""
        if value.value is None:
            return palette.PAPER.light
        level = self._level(value.value)
        return palette.LEVELS[level - 1].light if level else palette.TRACK.light

    def is_pale(self, value: MapValue) -> bool:
        """Whether a fill hardly differs from the paper, and needs an outline."""
        return value.value is None or self._level(value.value) == 0

    def ink(self, value: MapValue) -> str:
        """The colour of what stands on it."""
        is_dark = value.value is not None and self._level(value.value) >= _DARK_FROM
        return (palette.ON_STRONG if is_dark else palette.INK).light

    def key(self, codes: Iterable[str], width: float) -> Key:
        """The classes by their lowest and highest value; if parts of these codes have none, that."""
        entries = [
            Entry(box_sample(self._of(one), outline=palette.LINE.light), self._range(one)) for one in self.classes
        ]
        blank = {value.reason: value.sign for code in codes if (value := self.values.of(code)).reason is not None}
        entries += [Entry(_blank(sign), self.wording.say(f"map.{reason}")) for reason, sign in blank.items()]
        return Key(entries, width, 6 if width > _NARROW else 3)

    def _of(self, one: ValueClass) -> str:
        return palette.LEVELS[one.level - 1].light if one.level else palette.TRACK.light

    def _range(self, one: ValueClass) -> str:
        low, high = (printed(value, self.values.unit, self.wording) for value in (one.low, one.high))
        return low if low == high else f"{low}–{high}"

    def _level(self, value: float) -> int:
        return next((one.level for one in self.classes if one.holds(value)), 0)


def _blank(sign: str) -> Sample:
    def draw(canvas: Canvas, x: float, y: float) -> None:
        across = (canvas.pixel(x + 2), canvas.pixel(x + 20))
        canvas.box(across, (y - 6, y + 6), palette.PAPER.light, outline=palette.MUTED.light)
        canvas.text(canvas.pixel(x + 11), y, sign, Lettering(12, anchor="middle"))

    return draw


def small(colour: str, *, bold: bool = False) -> Lettering:
    """Lettering on a part, in its middle."""
    return Lettering(12, bold=bold, colour=colour, anchor="middle")
