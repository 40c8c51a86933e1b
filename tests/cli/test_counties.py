"""Norwegian accreditations by county, from the real list and the real postcodes."""

import json
from pathlib import Path

from tests.cli.conftest import Erasmeter

BY_COUNTY_OF_2024 = {
    "NO-03": 7, "NO-11": 5, "NO-15": 5, "NO-18": 3, "NO-31": 5, "NO-32": 4, "NO-33": 7, "NO-34": 9, "NO-39": 4,
    "NO-40": 3, "NO-42": 5, "NO-46": 3, "NO-50": 9, "NO-55": 1, "NO-56": 2,
}  # fmt: skip


BY_COUNTY_OF_2020 = {
    "NO-03": 7, "NO-11": 5, "NO-15": 5, "NO-18": 3, "NO-30": 16, "NO-34": 9, "NO-38": 7, "NO-42": 5, "NO-46": 3,
    "NO-50": 9, "NO-54": 3,
}  # fmt: skip
BY_COUNTY_OF_2018 = {
    "NO-01": 5, "NO-02": 2, "NO-03": 7, "NO-04": 5, "NO-05": 4, "NO-06": 5, "NO-07": 4, "NO-08": 3, "NO-09": 2,
    "NO-10": 3, "NO-11": 5, "NO-12": 2, "NO-14": 1, "NO-15": 5, "NO-18": 3, "NO-19": 1, "NO-20": 2, "NO-50": 9, None: 4,
}  # fmt: skip


def test_holders_by_call_and_county(erasmeter: Erasmeter, shared_data: Path, tmp_path: Path) -> None:
    workspace, geography = tmp_path / "workspace", shared_data / "geography"
    assert erasmeter("init", workspace, "--country", "NO", "--strategy", "norway-2021-2027").code == 0
    holders = shared_data / "accreditations" / "no_ka120_vet_accreditations_2021_2025.psv"
    assert erasmeter("add", workspace, holders, "--as-of", "2025-12-01").code == 0
    assert erasmeter("add", workspace, *sorted(geography.glob("postcodes-20*"))).code == 0

    def by(column: str, *more: str) -> dict[str | None, int]:
        ran = erasmeter("measure", workspace, "accreditations", "--by", column, "--format", "json", *more)
        assert ran.code == 0, ran.err
        return {row[column]: row["value"] for row in json.loads(ran.out)}

    assert list(by("call_year").values()) == [15, 19, 21, 12, 5]
    assert by("county") == BY_COUNTY_OF_2024
    # Asked as of an earlier day nothing is known of the list; in earlier counties it is shown all the same.
    assert by("county_2020") == BY_COUNTY_OF_2020
    # Of the counties of 2018 four holders cannot be told, for their town of today lay in two of them: Asker took in
    # places from Buskerud, Drammen one from Vestfold. What Asker and Drammen became does not help.
    assert by("county_2018") == BY_COUNTY_OF_2018
    assert sum(by("place_evidence").values()) == 72
    authorities = {code for code in by("authority") if code}
    assert authorities == {"NO-03", "NO-15", "NO-18", "NO-33", "NO-55", "NO-56"}
