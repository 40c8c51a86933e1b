"""Editions of real workspaces made at random, and of a county reform: the parts against a naive recount."""

import random
import shutil
from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import pytest

from erasmeter.cli.main import exit_code
from erasmeter.editions.causes import CORRECTED, DEFINITION, NEW, REVISED
from erasmeter.editions.difference import Difference
from erasmeter.editions.folding import Point
from erasmeter.harmonise.intake import Stated
from erasmeter.opened.workspace import OpenedWorkspace
from tests.cli.test_counties import AUTHORITIES, LIST
from tests.harmonise.small_registers import register

STRATEGY = Path(__file__).parent.parent / "cli" / "finland-trial.yaml"
NARROWER = """\
id: partnerships
name: {nb: Samarbeidspartnerskap, en: Cooperation partnerships}
description: {nb: Bare KA220., en: KA220 only.}
unit: project
kind: total
table: projects
where: {family: KA220}
"""
CORRECTION = """\
  - snapshot: register-2021-12-31.csv
    table: projects
    key: {{project: {project}}}
    field: grant
    expected: {expected}
    {said}
    reason: A slip.
    author: An analyst
    date: 2026-11-24
"""
State = Mapping[str, int]
"""Grants in euro by project code."""


def line(code: str, grant: int) -> str:
    year, action = code[:4], code[12:21]
    return (
        f"{code},,Projects,{action},{year},E1{code[-7:]},,School {code[-4:]},Other,Vantaa,Helsinki-Uusimaa,15,"
        f"01/06/{year[2:]},31/08/2023,{grant} €,#N/A,#N/A,#N/A"
    )


def opened(folder: Path) -> OpenedWorkspace:
    return OpenedWorkspace(folder)


@pytest.mark.slow
@pytest.mark.parametrize("seed", [0, *(pytest.param(seed, marks=pytest.mark.proof) for seed in (1, 2, 3))])
def test_parts_of_random_workspaces(tmp_path: Path, seed: int) -> None:
    """KA210 stays in the first file, where corrections touch it; KA220 is restated by the second."""
    chance = random.Random(seed)
    small = {f"2021-1-FI01-KA210-SCH-{n:09}": chance.randint(1, 60) * 1000 for n in range(1, 9)}
    large = {f"2021-1-FI01-KA220-SCH-{n:09}": chance.randint(1, 99) * 1000 for n in range(11, 19)}
    corrections: list[str] = []
    corrected = dict(small)
    for code, grant in small.items():
        event = chance.choice(["stays", "stays", "corrected", "dropped"])
        if event == "corrected":
            corrected[code] = chance.randint(1, 60) * 1000 + 500
            corrections.append(CORRECTION.format(project=code, expected=grant, said=f"new: {corrected[code]}"))
        elif event == "dropped":
            del corrected[code]
            corrections.append(CORRECTION.format(project=code, expected=grant, said="drop: true"))
    revised = {}
    for code, grant in large.items():
        event = chance.choice(["stays", "stays", "restated", "withdrawn"])
        if event != "withdrawn":
            revised[code] = chance.randint(1, 99) * 1000 if event == "restated" else grant
    revised["2021-1-FI01-KA220-SCH-000000021"] = 7000
    new = {f"2022-1-FI01-KA220-SCH-{n:09}": chance.randint(1, 99) * 1000 for n in range(31, 31 + chance.randint(1, 5))}
    new |= {f"2021-2-FI01-KA220-SCH-{n:09}": 3000 for n in range(41, 41 + chance.randint(0, 2))}
    is_narrower = chance.random() < 0.5

    folder = tmp_path / "workspace"
    assert exit_code(["init", str(folder), "--country", "FI"]) == 0
    for name in ("strategies", "indicators"):
        (folder / "definitions" / name).mkdir(parents=True)
    shutil.copy(STRATEGY, folder / "definitions" / "strategies" / "finland-trial.yaml")
    settings = folder / "erasmeter.toml"
    text = settings.read_text(encoding="utf-8").replace('"FI"', '"FI"\nstrategy = "finland-trial"')
    settings.write_text(text, encoding="utf-8")
    first = register(tmp_path / "register-2021-12-31.csv", *(line(*item) for item in (small | large).items()))
    opened(folder).add([first], Stated(as_of=date(2021, 12, 31)))
    opened(folder).save_edition("before")
    second = register(tmp_path / "register-2022-12-31.csv", *(line(*item) for item in (revised | new).items()))
    opened(folder).add([second], Stated(as_of=date(2022, 12, 31)))
    if corrections:
        (folder / "corrections").mkdir()
        (folder / "corrections" / "mine.yaml").write_text("corrections:\n" + "".join(corrections), encoding="utf-8")
    if is_narrower:
        (folder / "definitions" / "indicators" / "partnerships.yaml").write_text(NARROWER, encoding="utf-8")
    opened(folder).save_edition("after")

    compared = opened(folder).editions.compare("before", "after")
    found = {difference.id: difference for difference in compared.differences}
    steps = [small | large, corrected | large, corrected | revised, corrected | revised | new]
    counts = [len(state) for state in steps]
    grants = [sum(state.values()) for state in steps]
    last = sum("-KA220-" in code for code in steps[-1]) if is_narrower else counts[-1]
    assert_parts(found["P1"], [*counts, last])
    assert_parts(found["G1"], [*grants, grants[-1]])
    everybody = [len({code[-7:] for code in state}) for state in steps]
    assert_parts(found["N1"], [*everybody, everybody[-1]])


def assert_parts(found: Difference, steps: list[int]) -> None:
    parts = found.numerators
    assert parts is not None
    changes = [Fraction(after - before) for before, after in pairwise(steps)]
    assert [parts[cause] for cause in (CORRECTED, REVISED, NEW, DEFINITION)] == changes
    assert (found.start, found.end) == (Point(Fraction(steps[0])), Point(Fraction(steps[-1])))


@pytest.mark.slow
def test_a_county_reform_is_another_definition(tmp_path: Path) -> None:
    """3 of 10 county authorities in 2021, 2 of 14 since 2024, by the very same list of accreditations."""
    folder, file = tmp_path / "workspace", tmp_path / "holders-2021-09-30.psv"
    lines = [
        f"2021-1-NO01-KA120-{sector}-{number:09}|{name}|Oslo||{status}||||"
        for number, (sector, name, status) in enumerate(AUTHORITIES, 1)
    ]
    file.write_text("\n".join([LIST, *lines, ""]), encoding="utf-8")
    assert exit_code(["init", str(folder), "--country", "NO", "--strategy", "norway-2021-2027"]) == 0
    workspace = opened(folder)
    workspace.add([file])
    workspace.save_edition("2021", date(2021, 9, 30))
    workspace.save_edition("2026", date(2026, 1, 1))
    found = {one.id: one for one in workspace.editions.compare("2021", "2026").differences}["M5"]
    assert found.start == Point(Fraction(3), Fraction(10))
    assert found.end == Point(Fraction(2), Fraction(14))
    numerators, denominators = found.numerators, found.denominators
    assert numerators is not None
    assert denominators is not None
    assert {cause: (int(numerators[cause]), int(denominators[cause])) for cause in numerators} == {
        CORRECTED: (0, 0), REVISED: (0, 0), NEW: (0, 0), DEFINITION: (-1, 4),
    }  # fmt: skip
