"""Breakdowns as datasets: one each, with a column per dimension, all cells and totals, and protected ones blank."""

from erasmeter.model.breakdowns import Breakdown, Dimension
from erasmeter.model.datasets import BREAKDOWN, Cube, OpenColumn
from erasmeter.publish.opendata.statuses import status_of
from erasmeter.publish.opendata.tables import Called, Row, Table, columns_of, joined, sound, written
from erasmeter.publish.opendata.words import Texts, Words


def breakdown_tables(words: Words) -> list[Table]:
    """A table per breakdown of the edition."""
    return [_table(words, breakdown) for breakdown in words.edition.breakdowns]


def _table(words: Words, breakdown: Breakdown) -> Table:
    names = tuple(dimension.column for dimension in breakdown.dimensions)
    called = {name: one for dimension in breakdown.dimensions for name, one in _columns(words, dimension).items()}
    columns = columns_of(words, BREAKDOWN, called)
    return sound(
        Table(
            id=f"{BREAKDOWN}_{breakdown.id}",
            title=words.text(breakdown.name),
            description=_description(words, breakdown),
            columns=columns,
            key=names,
            rows=written(_rows(breakdown), columns),
            cube=Cube(dimensions=names, value="value"),
        )
    )


def _columns(words: Words, dimension: Dimension) -> dict[str, Called]:
    """The code of a dimension and its name."""
    title = words.text(dimension.name)
    code = OpenColumn(type="string")
    name = OpenColumn(type="string", named=True)
    return {
        dimension.column: Called(code, title, words.say("opendata.dimension.says")),
        f"{dimension.column}_name": Called(
            name, words.say("opendata.dimension.name", title), words.say("opendata.dimension.name.says")
        ),
    }


def _description(words: Words, breakdown: Breakdown) -> Texts:
    """With how persons are protected, or that they are not."""
    described = words.say(f"opendata.dataset.{BREAKDOWN}.says")
    if not breakdown.persons:
        return described
    limit = dict.fromkeys(words.languages, str(breakdown.threshold))
    unprotected = breakdown.threshold is None
    told = words.say("protection.none") if unprotected else words.say("opendata.breakdown.protected", limit)
    return {language: f"{text} {told[language]}" for language, text in described.items()}


def _rows(breakdown: Breakdown) -> list[Row]:
    return [
        {
            **dict(zip((one.column for one in breakdown.dimensions), cell.at, strict=True)),
            **{
                f"{dimension.column}_name": dimension.name_of(code)
                for dimension, code in zip(breakdown.dimensions, cell.at, strict=True)
            },
            "value": cell.value,
            "numerator": cell.numerator,
            "denominator": cell.denominator,
            "unknown": cell.unknown,
            "unit": breakdown.unit,
            "basis": breakdown.basis,
            "obs_status": status_of(cell.value, cell.reason),
            "reason": cell.reason,
            "caveats": joined(breakdown.caveats),
        }
        for cell in breakdown.cells
    ]
