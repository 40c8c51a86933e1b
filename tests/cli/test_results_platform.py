"""The British selection of the Commission's list of 2017, as converted by others: whole, and Norway's part in it."""

import csv
import json
from pathlib import Path

import pyarrow.parquet as pq

from erasmeter.harmonise.ledger import read_ledger_file
from tests.cli.conftest import Erasmeter


def test_the_british_projects_of_2017_load_whole(erasmeter: Erasmeter, shared_data: Path, tmp_path: Path) -> None:
    workspace, folder = tmp_path / "workspace", shared_data / "results-platform"
    assert erasmeter("init", workspace, "--country", "NO").code == 0
    for name, day in (("uk_2017_projects.csv", "2018-09-01"), ("uk_2017_organisations.csv", "2018-09-02")):
        added = erasmeter("add", workspace, folder / name, "--as-of", day)
        assert added.code == 0, added.err

    def projects(*where: str) -> int:
        ran = erasmeter("measure", workspace, "projects", *where, "--format", "json")
        assert ran.code == 0, ran.err
        return int(json.loads(ran.out)[0]["value"])

    ran = erasmeter("measure", workspace, "organisations", "--by", "role", "--format", "json")
    assert ran.code == 0, ran.err
    accounts = {row["file"]: row for row in read_ledger_file(workspace / "build" / "ledger" / "ledger.csv")}
    used = int(accounts["uk_2017_organisations.csv"]["rows_used"])
    assert pq.read_metadata(workspace / "build" / "tables" / "participations.parquet").num_rows == used == 3409
    with (folder / "uk_2017_projects.csv").open(encoding="utf-8-sig", newline="") as file:
        raw = list(csv.DictReader(file))
    with_norway = [row for row in raw if "NO" in row["participating_countries"].replace(" ", "").split(",")]
    norwegian = [row for row in raw if "-NO0" in row["project_identifier"]]
    assert (len(raw), len(with_norway), len(norwegian)) == (2410, 133, 37)
    assert projects() == len(raw)
    assert projects("--where", "countries=NO") == len(with_norway)
    assert projects("--where", "country=NO") == len(norwegian)
