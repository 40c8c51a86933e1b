"""Indicators as plain rows: what each counts, and the five answers on how good its figures are."""

from collections.abc import Iterable
from typing import Any

from erasmeter.model.indicators import Indicator
from erasmeter.present.wording import Wording


def indicator_rows(indicators: Iterable[Indicator], wording: Wording) -> list[dict[str, Any]]:
    """One row per indicator in the language of the wording; ``quality`` holds the answers by question, or None."""
    language = wording.language
    return [
        {
            "indicator": one.id,
            "name": one.name.in_language(language),
            "description": one.description.in_language(language),
            "unit": one.unit,
            "kind": one.kind,
            "beside": list(one.beside),
            "quality": one.quality.answers(language) if one.quality else None,
        }
        for one in indicators
    ]
