"""The backtest: it reads series as people keep them, scores as the books say, and the projections hold their aims."""

import csv
import re
from collections.abc import Sequence
from pathlib import Path
from random import Random
from statistics import fmean, median

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from erasmeter.errors import DataFaults, WrongCall
from erasmeter.judge.backtest.files import series_of_file, series_of_files
from erasmeter.judge.backtest.results import aims, in_a_sentence, rows
from erasmeter.judge.backtest.series import COUNT, MONEY, Series, in_periods
from erasmeter.judge.backtest.trials import DECILES, LAST_VALUE, METHODS, PROJECTION, STRAIGHT_LINE, Trial, trials
from erasmeter.model.reading import silent
from tests.measure.small_tables import shipped_catalogue

COMPARED = (PROJECTION, STRAIGHT_LINE, LAST_VALUE)
PERIODS = (range(2014, 2021), range(2021, 2028))


def tried(series: Sequence[Series], methods: Sequence[str] = COMPARED) -> list[Trial]:
    return trials(series, shipped_catalogue().clocks, silent, methods)


def of(found: Sequence[Trial], method: str, calls: int | None = None) -> list[Trial]:
    return [trial for trial in found if trial.method == method and calls in (None, trial.calls_held)]


# ---- real series ----


@pytest.fixture(scope="module")
def vet(shared_data: Path) -> list[Trial]:
    path = shared_data / "country-series" / "ka1_vet_by_country_2014_2020.csv"
    return tried(in_periods(series_of_file(path), PERIODS, None, None))


def test_all_aims_hold_on_vocational_education_2014_to_2020(vet: list[Trial]) -> None:
    found = aims(vet)
    assert [aim for aim in found if not aim.holds] == []
    assert in_a_sentence(found) == f"{len(found)} of {len(found)} aims hold"


def test_coverage_by_calls_held(vet: list[Trial]) -> None:
    own = of(vet, PROJECTION)
    assert 0.75 <= fmean(trial.in_inner for trial in own) <= 0.85
    for calls in range(1, 6):
        assert 0.70 <= fmean(trial.in_inner for trial in of(vet, PROJECTION, calls)) <= 0.90
    assert fmean(trial.in_outer for trial in own) >= 0.75


@pytest.mark.parametrize("baseline", [STRAIGHT_LINE, LAST_VALUE])
@pytest.mark.parametrize("value", ["projects", "grant_eur"])
def test_better_than_baselines_on_counts_and_on_money(vet: list[Trial], baseline: str, value: str) -> None:
    own, other = (
        [trial for trial in of(vet, method) if trial.series.value == value] for method in (PROJECTION, baseline)
    )
    assert fmean(trial.score for trial in own) < fmean(trial.score for trial in other)
    for calls in (1, 2):
        errors = [median(trial.error for trial in found if trial.calls_held == calls) for found in (own, other)]
        assert errors[0] < errors[1]


def test_finnish_actions_are_held_by_the_outer_interval(shared_data: Path) -> None:
    found = tried(finnish_actions(shared_data))
    assert fmean(trial.in_outer for trial in of(found, PROJECTION)) >= 0.75
    scores = [fmean(trial.score for trial in of(found, method)) for method in COMPARED]
    assert scores[0] == min(scores)


FAMILIES = {
    "school mobility": ("KA101",), "VET mobility": ("KA102", "KA116"), "HED mobility": ("KA103",),
    "credit mobility": ("KA107",), "adult mobility": ("KA104",), "youth mobility": ("KA105",),
    "school partnerships": ("KA201", "KA219", "KA229"), "VET partnerships": ("KA202",),
    "HED partnerships": ("KA203",), "adult partnerships": ("KA204",), "youth partnerships": ("KA205",),
}  # fmt: skip
"""An action with those that took its place within the period."""


def finnish_actions(shared_data: Path) -> list[Series]:
    """Projects by family of actions and call, counted plainly over the raw register."""
    with (shared_data / "fi-register" / "erasmus261021.csv").open(encoding="utf-8-sig", newline="") as file:
        codes = {row["ProjectCode"].partition("_")[0] for row in csv.DictReader(file)}
    counted = {
        family: {
            call: float(sum(1 for code in codes if code[:4] == str(call) and code.split("-")[3] in actions))
            for call in PERIODS[0]
        }
        for family, actions in FAMILIES.items()
    }
    return [Series("register", (family,), "projects", COUNT, by_call) for family, by_call in counted.items()]


def test_the_second_round_of_the_present_period_in_finland(shared_data: Path) -> None:
    """Another programme than the one that the projection was settled on: what call 2021 said of the two together."""
    found = tried(finnish_actions_since_2021(shared_data))
    own, other = of(found, PROJECTION), of(found, LAST_VALUE)
    assert fmean(trial.in_outer for trial in own) >= 0.75
    assert median(trial.error for trial in own) < median(trial.error for trial in other)


def finnish_actions_since_2021(shared_data: Path) -> list[Series]:
    """Projects of calls 2021 and 2022 by sector, mobility apart from partnerships, counted over the raw files."""
    codes = set()
    for name in ("erasmus261021_uusi", "erasmus221222", "erasmus040923"):
        text = (shared_data / "fi-register" / f"{name}.csv").read_text(encoding="utf-8-sig")
        codes |= set(re.findall(r"\b(202[12])-\d-FI01-(KA\d\d\d)-([A-Z]{3})-(\d+)", text))
    mobility, partnerships = ("KA121", "KA122", "KA131", "KA151", "KA152", "KA153", "KA154"), ("KA210", "KA220")
    found = []
    for actions in (mobility, partnerships):
        for sector in ("ADU", "HED", "SCH", "VET", "YOU"):
            chosen = [call for call, action, of_sector, _ in codes if action in actions and of_sector == sector]
            by_call = {call: float(chosen.count(str(call))) for call in (2021, 2022)}
            found.append(Series("register", (sector, *actions), "projects", COUNT, by_call))
    return found


# ---- made series ----


def made(shares: Sequence[float], first_call: int, seed: int, unit: str = COUNT, countries: int = 30) -> list[Series]:
    """Countries of all sizes that live through the same rounds, each with some chance of its own."""
    chance = np.random.default_rng(seed)
    found = []
    for country in range(countries):
        level = float(np.exp(chance.normal(4.5, 1.2)))
        own = np.exp(chance.normal(0, 0.15, len(shares)).cumsum() * 0.5 + chance.normal(0, 0.1, len(shares)))
        figures = chance.poisson(level * np.array(shares) * own) * (80_000 if unit == MONEY else 1)
        by_call = {first_call + place: float(figure) for place, figure in enumerate(figures)}
        found.append(Series("made", (f"{country:02}",), "made", unit, by_call))
    return found


@pytest.mark.slow
@pytest.mark.parametrize("unit", [COUNT, MONEY])
def test_a_programme_whose_first_round_is_small_everywhere(unit: str) -> None:
    """As the period from 2021: five calls known, the first at two thirds of the second and half of the later ones."""
    found = tried(made([0.5, 0.8, 0.95, 1.0, 1.0], 2021, seed=4, unit=unit, countries=90))
    assert {trial.calls_held for trial in found} == {1, 2, 3, 4}
    assert fmean(trial.in_outer for trial in of(found, PROJECTION)) >= 0.75
    for calls in (1, 2):
        own = median(trial.error for trial in of(found, PROJECTION, calls))
        for baseline in (STRAIGHT_LINE, LAST_VALUE):
            assert own < median(trial.error for trial in of(found, baseline, calls))


def test_a_programme_that_closes_for_a_year() -> None:
    found = tried(made([1.0, 1.0, 1.05, 1.1, 1.1, 1.15, 0.6], 2014, seed=5))
    assert fmean(trial.in_outer for trial in of(found, PROJECTION)) >= 0.75


def test_years_of_no_known_budget_run_on_the_stand_in() -> None:
    found = tried(made([1.0, 1.05, 1.1, 1.2], 2031, seed=6, countries=3), METHODS)
    assert {trial.clock for trial in found} == {"linear", "rising"}


# ---- scores and results ----


def trial_of(deciles: Sequence[float], total: float, method: str = PROJECTION) -> Trial:
    series = Series("made", ("x",), "made", COUNT, {2014: total})
    return Trial(series, method, "linear", 1, total, tuple(deciles), (deciles[0], deciles[-1]))


@given(st.floats(1, 1e6), st.floats(1, 1e6))
def test_the_score_of_a_point_is_its_error(point: float, total: float) -> None:
    trial = trial_of([point] * 9, total)
    assert trial.score == pytest.approx(trial.error)


@given(st.lists(st.floats(1, 1e4), min_size=9, max_size=9).map(sorted), st.floats(1, 1e4))
def test_the_score_is_the_pinball_loss(deciles: list[float], total: float) -> None:
    naive = 0.0
    for level, at in zip(DECILES, deciles, strict=True):
        naive += 2 * max(level * (total - at), (level - 1) * (total - at)) / total / 9
    assert trial_of(deciles, total).score == pytest.approx(naive)


def test_rows_are_by_method_value_and_calls_held() -> None:
    found = rows(tried(made([1.0, 1.0, 1.0], 2014, seed=1)))
    assert [(row["method"], row["calls_held"]) for row in found] == [
        (method, calls) for method in COMPARED for calls in (1, 2, "all")
    ]
    assert {row["forecasts"] for row in found} == {30, 60}


def test_aims_that_do_not_hold_are_named_and_few_series_decide_no_coverage() -> None:
    too_low = [trial_of([1.0] * 9, 100.0, method) for method in COMPARED for _ in range(30)]
    said = in_a_sentence(aims(too_low))
    assert "not held: inner interval, over all, 75% to 85% (0%)" in said
    assert "score better than last value" in said
    few = aims([trial_of([90.0] * 4 + [100.0] * 5, 100.0, method) for method in COMPARED])
    assert few[0].holds is None
    assert "too few series to tell: inner interval" in in_a_sentence(few)


def test_the_same_series_give_the_same_results_in_any_order() -> None:
    series = made([1.0, 1.1, 1.2], 2014, seed=2)
    shuffled = Random(3).sample(series, len(series))
    assert rows(tried(series)) == rows(tried(shuffled))


# ---- files ----

GOOD = "geo,call_year,action,projects,grant_eur\nAT,2014,KA102,3,100.5\nAT,2014,KA116,2,50\nAT,2015,KA102,4,10\n"


def written(folder: Path, text: str) -> Path:
    path = folder / "series.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_actions_are_summed_and_each_column_of_numbers_is_a_series(tmp_path: Path) -> None:
    projects, grants = series_of_file(written(tmp_path, GOOD))
    assert (projects.value, projects.unit, projects.key) == ("projects", COUNT, ("AT",))
    assert projects.by_call == {2014: 5, 2015: 4}
    assert (grants.unit, grants.by_call) == (MONEY, {2014: 150.5, 2015: 10})


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("county;sector;year;learners\n03;VET;2021;5\n11;SCH;2021;7\n", [("03", "VET"), ("11", "SCH")]),
        ("call_year,projects\n2021,5\n2022,7\n", [()]),
        ("name,Call year,participants\nA,2021,5.5\nB,2021,0\n", [("A",), ("B",)]),
    ],
)
def test_any_layout_with_one_column_of_years(tmp_path: Path, text: str, keys: list[tuple[str, ...]]) -> None:
    assert [one.key for one in series_of_file(written(tmp_path, text))] == keys


@given(st.randoms(use_true_random=False))
def test_the_order_of_rows_is_irrelevant(tmp_path_factory: pytest.TempPathFactory, random: Random) -> None:
    folder = tmp_path_factory.mktemp("order")
    header, *lines = GOOD.splitlines()
    random.shuffle(lines)
    shuffled = written(folder, "\n".join([header, *lines]) + "\n")
    found = [(one.key, one.value, dict(one.by_call)) for one in series_of_file(shuffled)]
    expected = [(("AT",), "projects", {2014: 5, 2015: 4}), (("AT",), "grant_eur", {2014: 150.5, 2015: 10})]
    assert found == expected


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("geo,projects\nAT,5\nBE,7\n", "no column of years"),
        ("geo,first_year,last_year,projects\nAT,2014,2015,5\n", "more than one column of years"),
        ("geo,call_year\nAT,2014\n", "no column of numbers"),
        (GOOD + "BE,2014,KA102,,7\n", "not an amount in the column 'projects'"),
        (GOOD + "BE,2014,KA102,-3,7\n", "not an amount in the column 'projects'"),
        (GOOD + "BE,2014,KA102,many,7\n", "not an amount in the column 'projects'"),
        (GOOD + "BE,2014,KA102\n", "not as many cells as the header"),
        ("", "the file is empty"),
    ],
)
def test_faults_of_files(tmp_path: Path, text: str, what: str) -> None:
    path = written(tmp_path, text)
    with pytest.raises(DataFaults, match=what):
        series_of_files([path])


# ---- periods ----


def test_a_file_over_two_periods_is_parted_and_absent_calls_are_nothing() -> None:
    series = [
        Series("f", ("AT",), "projects", COUNT, {2019: 1.0, 2020: 2.0, 2021: 3.0, 2022: 4.0}),
        Series("f", ("BE",), "projects", COUNT, {2019: 1.0, 2022: 4.0}),
    ]
    parted = [dict(one.by_call) for one in in_periods(series, PERIODS, None, None)]
    assert parted == [{2019: 1, 2020: 2}, {2019: 1, 2020: 0}, {2021: 3, 2022: 4}, {2021: 0, 2022: 4}]


def test_first_and_last_call_limit_the_total() -> None:
    series = [Series("f", ("AT",), "projects", COUNT, dict.fromkeys(range(2014, 2021), 1.0))]
    (limited,) = in_periods(series, PERIODS, 2015, 2018)
    assert list(limited.by_call) == [2015, 2016, 2017, 2018]
    with pytest.raises(WrongCall, match="at least two calls"):
        in_periods(series, PERIODS, 2020, None)
