"""What was measured as plain rows, and the caveats that belong to it."""

from collections.abc import Mapping, Sequence
from typing import Any

from erasmeter.measure.conditions import Asked
from erasmeter.measure.measure import Row
from erasmeter.model.codelists import Codelist
from erasmeter.model.indicators import Indicator
from erasmeter.present.edition import Caveat
from erasmeter.present.gather import Material, caveats_known
from erasmeter.present.origins import caveats_measured, origins


def measured_rows(found: Sequence[Row], coded: Mapping[str, Codelist], language: str) -> list[dict[str, Any]]:
    """The columns of each row (of ``coded`` ones the name beside the code), its numbers, and why there is no value."""
    measured = []
    for row in found:
        columns: dict[str, Any] = {}
        for name, value in row.by.items():
            columns[name] = value
            if name in coded:
                code = coded[name].codes.get(value)
                columns[f"{name}_name"] = code.name.in_language(language) if code else None
        numbers = {"value": row.value, "numerator": row.numerator, "denominator": row.denominator}
        numbers |= {} if row.unknown is None else {"unknown": row.unknown}
        numbers |= {"few": True} if row.is_of_few else {}
        measured.append({**columns, **numbers, **({"reason": row.reason} if row.reason else {})})
    return measured


def caveats_of_measure(material: Material, indicator: Indicator, where: Asked) -> tuple[Caveat, ...]:
    """Of how the indicator counts, of the sources and files that its rows come from, of figures handed over."""
    found = origins(material.catalogue, material.as_of, material.snapshots)
    known = caveats_known(material.catalogue)
    return tuple(known[code] for code in caveats_measured(found, material.frames, indicator, where))
