"""Finland's register through the yardsticks of every country, against a count in plain Python over the raw files."""

import json
import shutil
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.cli.conftest import Erasmeter
from tests.cli.test_newcomers import counted_by_hand, raw_rows

RECENT = "erasmus040923.csv"
ACCREDITED = "erasmus261021_uusi.csv"
INHABITANTS = 5_603_900


def by_call(rows: Iterable[dict[str, str]], column: str) -> dict[str, int]:
    found: dict[str, set[str]] = {}
    for row in rows:
        found.setdefault(row["CallYear"], set()).add(row[column])
    return {call: len(values) for call, values in sorted(found.items())}


@pytest.mark.slow
def test_finland(erasmeter: Erasmeter, finland: Path, tmp_path: Path, shared_data: Path) -> None:
    folder, register = tmp_path / "workspace", shared_data / "fi-register"
    shutil.copytree(finland, folder, symlinks=True)
    settings = folder / "erasmeter.toml"
    text = settings.read_text(encoding="utf-8").replace('"FI"', '"FI"\nstrategy = "eu-indicators-2021-2027"')
    settings.write_text(text, encoding="utf-8")
    ran = erasmeter("status", folder, "--format", "json")
    assert ran.code == 0, ran.err
    found = {row["yardstick"]: row for row in json.loads(ran.out)}

    recent = [row for row in raw_rows(register / RECENT) if "-KA120-" not in row["ProjectCode"]]
    partnerships = [row for row in recent if "-KA210-" in row["ProjectCode"] or "-KA220-" in row["ProjectCode"]]
    assert found["E1"]["by_call"] == by_call(recent, "ProjectCode")
    assert found["E2"]["by_call"] == by_call(recent, "PIC")
    assert found["E2"]["value"] == len({row["PIC"] for row in recent})
    assert found["E3"]["by_call"] == found["E4"]["by_call"] == by_call(partnerships, "ProjectCode")
    assert found["E4"]["by_call"] == {"2021": 87, "2022": 71}
    newcomers = counted_by_hand(register, "programme")
    assert found["E5"]["by_call"] == {str(call): number for call, number in newcomers.items()}
    assert (found["E5"]["by_call"]["2021"], found["E5"]["value"]) == (20, 33)
    for yardstick, sector, published in (("E6", "SCH", 50), ("E7", "VET", 9), ("E8", "ADU", 6)):
        raw = [row for row in raw_rows(register / ACCREDITED) if f"-KA120-{sector}-" in row["ProjectCode"]]
        assert found[yardstick]["value"] == len(raw) == published
    for row in found.values():
        assert row["per_million"] == pytest.approx(row["value"] / INHABITANTS * 1_000_000)
        assert row["rank"] is None, "a register of one agency does not show where a country stands"

    assert erasmeter("edition", "save", folder, "2023").code == 0
    shown = json.loads(erasmeter("edition", "show", folder, "2023", "--format", "json").out)
    assert {row["target"]: row["value"] for row in shown} == {name: row["value"] for name, row in found.items()}
    report = erasmeter("report", folder, "--language", "nb", "--form", "html")
    page = Path(report.out.strip()).read_text(encoding="utf-8")
    assert "Felles indikatorer" in page
    assert "har ingen målverdi" in page
