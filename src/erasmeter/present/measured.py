"""What was measured as plain rows, and the caveats that belong to it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from erasmeter.judge.caveats import caveats_of_indicator, caveats_of_lines, codes
from erasmeter.measure.conditions import Asked
from erasmeter.measure.measure import Row, evidence, evidence_snapshots
from erasmeter.model.catalogue import Catalogue
from erasmeter.model.codelists import Codelist
from erasmeter.model.indicators import Indicator
from erasmeter.model.snapshots import Snapshot
from erasmeter.model.status import STATED
from erasmeter.present.edition import Caveat
from erasmeter.present.gather import Material, caveats_known


@dataclass(frozen=True, slots=True)
class _Origins:
    """What caveats of sources and snapshots hang on, where there may be no strategy."""

    catalogue: Catalogue
    as_of: date
    snapshots: Mapping[str, Snapshot]


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
    frames, catalogue = material.frames, material.catalogue
    origins = _Origins(catalogue, material.as_of, {snapshot.id: snapshot for snapshot in material.snapshots})
    stated = indicator.kind == STATED
    own = [] if stated else [*indicator.caveats]
    if stated:
        own += [code for row in evidence(frames, catalogue, indicator, where) for code in row["caveats"] or ()]
    lines: dict[str, tuple[int, ...]] = dict.fromkeys(evidence_snapshots(frames, catalogue, indicator, where), ())
    columns = frozenset({"value"}) if stated else indicator.columns
    of_origin = caveats_of_lines(origins, columns, lines, whole=True)
    found = codes([*caveats_of_indicator(origins, indicator), *of_origin])
    known = caveats_known(catalogue)
    return tuple(known[code] for code in dict.fromkeys([*own, *found]))
