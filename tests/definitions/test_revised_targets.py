"""A target that is revised within the period keeps its id."""

from datetime import date
from pathlib import Path

from erasmeter.model.catalogue import SHIPPED, load_catalogue
from erasmeter.model.strategies import Strategy, Target

BEFORE, AFTER = date(2024, 6, 30), date(2024, 7, 1)


def _revised(folder: Path) -> Strategy:
    """Norway's strategy with M2 raised to 9 000 in the middle of 2024."""
    text = (SHIPPED / "strategies" / "norway-2021-2027.yaml").read_text(encoding="utf-8")
    start, end = text.index("  - id: M2"), text.index("  - id: M3")
    old = text[start:end]
    new = old.replace("valid_from: 2021-01-01", "valid_from: 2024-07-01").replace("value: 7500", "value: 9000")
    old = old.replace("valid_to: 2027-12-31", "valid_to: 2024-06-30")
    path = folder / "strategies" / "norway-2021-2027.yaml"
    path.parent.mkdir()
    path.write_text(text[:start] + old + new + text[end:], encoding="utf-8")
    return load_catalogue(folder).strategies["norway-2021-2027"]


def _value(target: Target | None) -> float:
    assert target is not None
    return target.value


def test_the_target_of_a_day(tmp_path: Path) -> None:
    strategy = _revised(tmp_path)
    assert len(strategy.targets) == 18
    assert (_value(strategy.target("M2", BEFORE)), _value(strategy.target("M2", AFTER))) == (7500, 9000)
    assert _value(strategy.target("M2")) == 9000, "without a day, as last revised"


def test_every_target_holds_once_on_a_day(tmp_path: Path) -> None:
    strategy = _revised(tmp_path)
    for day in (BEFORE, AFTER):
        held = strategy.targets_on(day)
        assert len(held) == len({target.id for target in held}) == 17


def test_after_the_period_by_what_held_at_its_end(tmp_path: Path) -> None:
    strategy = _revised(tmp_path)
    assert _value(strategy.target("M2", date(2029, 1, 1))) == 9000
    assert strategy.targets_on(date(2020, 12, 31)) == ()
    assert strategy.target("M9") is None
