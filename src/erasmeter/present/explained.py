"""An explanation as plain fields, for the terminal and for other programs."""

from typing import Any

from erasmeter.base.numbers import whole
from erasmeter.model.indicators import Indicator
from erasmeter.model.status import HeldCaveat, Part, Reported
from erasmeter.present.edition import Edition
from erasmeter.present.explain import Contribution, Explanation
from erasmeter.present.rows import caveat_row, status_rows
from erasmeter.present.wording import Wording


def explained_fields(explanation: Explanation, edition: Edition, language: str) -> dict[str, Any]:
    """Target, headline, definition, figures, clocks, snapshots (with sha256 and repairs), caveats, number of rows."""
    status = explanation.status
    target = status.target
    (row,) = [row for row in status_rows(edition, language) if row["target"] == target.id]
    named = {"judged": status.judged, "other": status.other, "applied": status.applied}
    return {
        "target": target.id,
        "name": target.name.in_language(language),
        "as_of": explanation.as_of,
        "headline": row["headline"],
        "verdict": status.verdict,
        "definition": {
            "goal": whole(target.value),
            "unit": target.unit,
            "kind": target.kind,
            "valid": f"{target.valid_from.isoformat()} to {target.valid_to.isoformat()}",
            "source": _present({"document": _document(edition), **target.source.model_dump(exclude_none=True)}),
            "indicator": _definition(status.indicator, language),
        },
        "figures": {name: _figure(figure) for name, figure in named.items() if figure is not None},
        **({"levels_of_identity": explanation.levels} if explanation.levels else {}),
        "clocks": row["clocks"],
        "beside": row["beside"],
        "snapshots": [_snapshot(contribution) for contribution in explanation.contributions],
        "caveats": [_caveat(caveat, edition, language) for caveat in status.held],
        "quality": _quality(status.indicator, edition, language),
        "rows": len(explanation.rows),
    }


def _quality(indicator: Indicator, edition: Edition, language: str) -> dict[str, str] | str:
    """The five answers, or that nobody has given them."""
    if indicator.quality is None:
        return Wording(edition.texts, language).say("quality.none.short")
    return indicator.quality.answers(language)


def _document(edition: Edition) -> str | None:
    return edition.strategy.document.title if edition.strategy else None


def _definition(indicator: Indicator, language: str) -> dict[str, Any]:
    stated = indicator.model_dump(exclude_defaults=True, exclude={"name", "description", "caveats", "quality"})
    return {
        **stated,
        "name": indicator.name.in_language(language),
        "description": indicator.description.in_language(language),
    }


def _figure(figure: Reported) -> dict[str, Any]:
    return _present(
        {
            "feed": figure.feed,
            "basis": figure.basis,
            "as_of": figure.as_of,
            "value": figure.value,
            "numerator": figure.numerator,
            "denominator": figure.denominator,
            "few": figure.is_of_few or None,
            "direction": figure.direction,
            "reason": figure.reason,
            "parts": {part.part: _part(part) for part in figure.parts},
            "document": figure.document,
            "page": figure.page,
            "author": figure.author,
            "note": figure.note,
            "caveats": figure.caveats,
            "rows": sum(len(lines) for lines in figure.lines.values()),
        }
    )


def _part(part: Part) -> Any:
    if part.numerator is None or part.denominator is None:
        return part.value
    return f"{whole(part.numerator)} of {whole(part.denominator)}"


def _snapshot(contribution: Contribution) -> dict[str, Any]:
    snapshot = contribution.snapshot
    return {
        "snapshot": snapshot.id,
        "file": snapshot.file,
        "sha256": snapshot.sha256,
        "source": snapshot.source,
        "as_of": snapshot.as_of,
        "rows": contribution.rows,
        "repaired_cells_in_file": contribution.repairs,
    }


def _caveat(held: HeldCaveat, edition: Edition, language: str) -> dict[str, Any]:
    known, row = edition.caveats[held.code], caveat_row(held, language)
    said = {
        "caveat": held.code,
        "effect": held.effect,
        "name": known.name.in_language(language),
        "description": known.description.in_language(language) if known.description else None,
        "holds_by": f"{held.on} {held.of}",
        **{name: row[name] for name in ("reason", "author", "date")},
    }
    return _present(said)


def _present(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value not in (None, {}, ())}
