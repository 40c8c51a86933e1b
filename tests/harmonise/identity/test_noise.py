"""Real names, and again as people write them, with namesakes elsewhere: few are taken for another, most are found."""

from pathlib import Path

import pytest

from erasmeter.harmonise.identity.measuring import DIFFERENT, measure
from erasmeter.harmonise.identity.trials import Trial, trials_from
from erasmeter.model.catalogue import load_catalogue
from erasmeter.model.reading import silent
from tests.generators.noisy_organisations import noisy_lists


def figures(trials: list[Trial]) -> dict[str, tuple[float, float]]:
    """Precision and recall of bodies among different statements, by method."""
    rows = [
        row for row in measure(trials, silent, by_pair=False) if (row["pairs"], row["level"]) == (DIFFERENT, "body")
    ]
    return {row["method"]: (row["precision"], row["recall"]) for row in rows}


@pytest.mark.proof
@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize(
    ("file", "least_recall"), [("organisations/eche-2024-02-23.xlsx", 0.9), ("fi-register/erasmus261021.csv", 0.92)]
)
def test_noise_and_namesakes(shared_data: Path, file: str, least_recall: float, seed: int) -> None:
    trials = trials_from([shared_data / file], load_catalogue(), (), silent)
    once = list({trial.identifiers: trial for trial in trials}.values())
    found = figures(noisy_lists(once, seed))
    precision, recall = found["erasmeter"]
    assert precision >= 0.995
    assert recall >= least_recall
    for floor in ("same name", "same name, town and country"):
        assert recall > 2 * found[floor][1]
