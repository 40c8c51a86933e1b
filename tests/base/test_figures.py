"""Figures as people hand them over."""

import pytest

from erasmeter.base.figures import FORMS, Figure, read_figure


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("573", Figure("number", 573)),
        ("1 346", Figure("number", 1346)),
        ("1\u00a0346", Figure("number", 1346)),
        ("0.607", Figure("number", 0.607)),
        ("2,5", Figure("number", 2.5)),
        ("60.7 %", Figure("per cent", 60.7)),
        ("60,7%", Figure("per cent", 60.7)),
        ("17 of 28", Figure("n of m", 17, 28)),
        ("0 of 0", Figure("n of m", 0, 0)),
        ("above", Figure("direction", direction="above")),
        (" Below ", Figure("direction", direction="below")),
        ("pending", Figure("pending")),
        ("", Figure("pending")),
    ],
)
def test_forms(text: str, figure: Figure) -> None:
    assert read_figure(text) == figure


@pytest.mark.parametrize("text", ["1.346", "1,346", "many", "-5", "17/28", "17 of", "1e3", "#N/A", "1 346 of 1.500"])
def test_what_is_no_figure_or_two(text: str) -> None:
    assert read_figure(text) is None


@pytest.mark.parametrize("example", FORMS)
def test_the_examples_are_read(example: str) -> None:
    assert read_figure(example) is not None
