"""A map of a country's parts with a value each: of tiles that keep the country's shape, or with true borders."""

from erasmeter.model.breakdowns import Breakdown
from erasmeter.present.blocks import Figure
from erasmeter.present.coverage_words import CoverageWords
from erasmeter.present.edition import Coverage, Edition
from erasmeter.present.figures import palette
from erasmeter.present.figures.border_chart import borders_drawn
from erasmeter.present.figures.drawing import Canvas, Lettering
from erasmeter.present.figures.map_look import MapLook, small
from erasmeter.present.figures.pair import figure_of
from erasmeter.present.figures.typeface import fits, wrapped
from erasmeter.present.figures.vega import Naming
from erasmeter.present.map_values import MapValues, map_table, values_of_breakdown, values_of_coverage
from erasmeter.present.maps import CountryMap, MapPart
from erasmeter.present.sentences import Sentences
from erasmeter.present.wording import Wording

_GAP = 4
_WIDEST, _NARROW = 118, 500
_VALUE = 15


def map_figure(country: CountryMap | None, values: MapValues | None, wording: Wording, anchor: str) -> Figure | None:
    """The map, with the table of its values; None where the country has no map or none of its parts a value."""
    if country is None or values is None or not any(part.code in values.values for part in country.parts):
        return None
    look = MapLook(values, wording)
    title = values.title
    rows = "; ".join(
        f"{part.name.in_language(wording.language)} {values.of(part.code).shown}" for part in country.parts
    )
    description = wording.say("map.description", n=wording.numbers.number(len(country.parts)), rows=rows)
    draw = borders_drawn if country.has_borders else _tiles_drawn
    return figure_of(
        Naming(anchor, title, description),
        (draw(country, look, 760), draw(country, look, 360)),
        wording.numbers,
        map_table(values, country, wording),
        _notes(country, values, wording),
    )


def coverage_map(sentences: Sentences, coverage: Coverage, anchor: str) -> Figure | None:
    """The map of how much each member of a coverage has; None where the members are not parts of the country's map."""
    values = values_of_coverage(CoverageWords(sentences, coverage))
    return map_figure(sentences.edition.map, values, sentences.wording, anchor)


def breakdown_map(edition: Edition, breakdown: Breakdown, wording: Wording, anchor: str) -> Figure | None:
    """The map of a breakdown by county; None where it is not one, or the country has no map."""
    return map_figure(edition.map, values_of_breakdown(breakdown, wording), wording, anchor)


def _notes(country: CountryMap, values: MapValues, wording: Wording) -> tuple[str, ...]:
    notes = [*values.notes]
    if values.unplaced is not None and values.unplaced.value != 0:
        notes.append(wording.say("map.note.unplaced", value=values.unplaced.shown))
    if country.has_borders:
        whom = country.attribution or wording.say("map.kartverket")
        notes.append(wording.say("map.note.borders", whom=whom))
    else:
        notes.append(wording.say("map.note.tiles"))
    return tuple(notes)


def _tiles_drawn(country: CountryMap, look: MapLook, width: int) -> Canvas:
    """A tile for each part, with its name (its short one where there is little room) and its value."""
    places = {part.code: part.tile for part in country.parts if part.tile is not None}
    columns, rows = (max(place[axis] for place in places.values()) + 1 for axis in (0, 1))
    key = look.key(places, width)
    wide = min(_WIDEST, (width - _GAP * (columns - 1)) / columns)
    high = 46 if width < _NARROW else 58
    top = key.height + 12
    canvas = Canvas(width, int(top + rows * (high + _GAP)), 0, 0)
    key.draw(canvas, 0)
    for part in country.parts:
        column, row = places[part.code]
        x, y = column * (wide + _GAP), top + row * (high + _GAP)
        _tile(canvas, look, part, (x, x + wide), (y, y + high))
    return canvas


def _tile(canvas: Canvas, look: MapLook, part: MapPart, across: tuple[float, float], down: tuple[float, float]) -> None:
    value = look.values.of(part.code)
    ink, middle = look.ink(value), canvas.pixel(sum(across) / 2)
    edges = (canvas.pixel(across[0]), canvas.pixel(across[1]))
    outline = palette.MUTED.light if value.value is None else None
    canvas.box(edges, down, look.fill(value), outline=outline)
    names = _names(part, look.wording.language, across[1] - across[0] - 6)
    first = down[0] + 13
    for line, name in enumerate(names):
        canvas.text(middle, first + 13 * line, name, small(ink))
    width = across[1] - across[0] - 4
    # A sign may stand for a word that has no room, never for a number.
    shown = value.sign if value.sign and not fits(value.shown, width, 12) else value.shown
    size = _VALUE if fits(shown, width, _VALUE, bold=True) else 12
    bold = fits(shown, width, size, bold=True)
    canvas.text(middle, down[1] - 12, shown, Lettering(size, bold=bold, colour=ink, anchor="middle"))


def _names(part: MapPart, language: str, width: float) -> list[str]:
    """The name as it fits on a tile: in one or two lines, else the short one."""
    name = part.called(language)
    if part.short is not None and not all(fits(word, width, 12) for word in name.split()):
        return [part.short]
    lines = wrapped(name, width, 12)
    return lines if len(lines) == 1 or part.short is None or width > _WIDEST - 10 else [part.short]
