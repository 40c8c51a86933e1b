"""Colours as others see them: with one kind of cones missing, and in grey."""

from itertools import pairwise

import pytest

from erasmeter.model.verdicts import AHEAD, BEHIND, CLOCKS_DISAGREE, FAR_BEHIND, ON_COURSE
from erasmeter.present.figures import palette
from erasmeter.present.figures.palette import Shade
from erasmeter.present.looks import LOOKS

Three = tuple[float, float, float]

# Machado, Oliveira and Fernandes, A Physiologically-based Model for Simulation of Color Vision Deficiency (2009), at
# full severity; they work on linear RGB. Grey is the luminance alone.
SEEN_BY: dict[str, tuple[Three, Three, Three]] = {
    "all": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900),
    ),
    "grey": ((0.2126, 0.7152, 0.0722),) * 3,
}  # fmt: skip

APART = 12.0
"""Distance in CIELAB (1976): 2.3 is what an eye just sees with both colours side by side."""
TOLD_APART: dict[str, tuple[Shade, Shade]] = {
    "wide and narrow range": (palette.BAND, palette.FAN),
    "narrow range and its middle": (palette.FAN, palette.INK),
    "wide range and paper": (palette.BAND, palette.PAPER),
    "this period and the one before": (palette.STRONG, palette.FAN),
    "a member and the others": (palette.STRONG, palette.FAN),
    "accredited and not": (palette.STRONG, palette.TRACK),
    "a bar and its track": (palette.STRONG, palette.TRACK),
    "the lowest level of a map and nothing": (palette.LEVELS[0], palette.PAPER),
    **{f"levels {place} and {place + 1} of a map": pair for place, pair in enumerate(pairwise(palette.LEVELS), 1)},
}
BY_COLOUR_ALONE_NEVER = {
    # Verdicts have a symbol and a word as well, so grey may bring them close; those who see colour must not mix them.
    "ahead and behind": (LOOKS[AHEAD].shade, LOOKS[BEHIND].shade),
    "ahead and far behind": (LOOKS[AHEAD].shade, LOOKS[FAR_BEHIND].shade),
    "on course and behind": (LOOKS[ON_COURSE].shade, LOOKS[BEHIND].shade),
    "disagreeing and behind": (LOOKS[CLOCKS_DISAGREE].shade, LOOKS[BEHIND].shade),
}


def linear(colour: str) -> Three:
    """Linear RGB of ``#rrggbb``."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return red, green, blue


def seen(colour: str, by: str) -> Three:
    """Linear RGB as it is seen."""
    given = linear(colour)
    red, green, blue = (
        min(max(sum(factor * part for factor, part in zip(row, given, strict=True)), 0.0), 1.0) for row in SEEN_BY[by]
    )
    return red, green, blue


def lab(rgb: Three) -> Three:
    """CIELAB for the white of D65."""
    red, green, blue = rgb
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089
    fx, fy, fz = (part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116 for part in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def distance(first: str, second: str, by: str) -> float:
    """How far two colours lie apart for who sees them so."""
    pairs = zip(lab(seen(first, by)), lab(seen(second, by)), strict=True)
    return float(sum((one - other) ** 2 for one, other in pairs) ** 0.5)


@pytest.mark.parametrize("tone", ["light", "dark"])
@pytest.mark.parametrize("by", SEEN_BY)
@pytest.mark.parametrize("pair", TOLD_APART)
def test_what_must_be_told_apart_is_by_everybody(pair: str, by: str, tone: str) -> None:
    first, second = (getattr(shade, tone) for shade in TOLD_APART[pair])
    least = 7.0 if "paper" in pair or "nothing" in pair else APART
    assert distance(first, second, by) >= least


@pytest.mark.parametrize("tone", ["light", "dark"])
@pytest.mark.parametrize("by", [by for by in SEEN_BY if by != "grey"])
@pytest.mark.parametrize("pair", BY_COLOUR_ALONE_NEVER)
def test_verdicts_are_not_mixed_by_the_colour_blind(pair: str, by: str, tone: str) -> None:
    first, second = (getattr(shade, tone) for shade in BY_COLOUR_ALONE_NEVER[pair])
    assert distance(first, second, by) >= APART


def test_the_levels_of_a_map_go_one_way() -> None:
    """Ever darker on a light page, ever lighter on a dark one: more stands out more."""
    lightness = {tone: [lab(linear(getattr(shade, tone)))[0] for shade in palette.LEVELS] for tone in ("light", "dark")}
    assert lightness["light"] == sorted(lightness["light"], reverse=True)
    assert lightness["dark"] == sorted(lightness["dark"])


def test_the_simulation_knows_what_it_is_known_for() -> None:
    """Red and green of one lightness, which deuteranopes take for each other and others never do."""
    assert distance("#c05050", "#6f8040", "all") > 60
    assert distance("#c05050", "#6f8040", "deuteranopia") < 25
    assert distance("#ffffff", "#ffffff", "protanopia") < 1
    assert lab((1, 1, 1)) == pytest.approx((100, 0, 0), abs=0.1)
