"""Norwegian accreditations by county, from the real list and the real postcodes."""

import json
from collections import Counter
from datetime import date
from math import comb
from pathlib import Path

from erasmeter.opened.workspace import OpenedWorkspace
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
    # A list of 2025 in the counties of 2021, and of 2018.
    assert by("county", "--places-on", "2021-09-30") == BY_COUNTY_OF_2020
    assert by("county", "--places-on", "2019-12-31") == BY_COUNTY_OF_2018
    authorities = {code for code in by("authority") if code}
    assert authorities == {"NO-03", "NO-15", "NO-18", "NO-33", "NO-55", "NO-56"}


LIST = "accreditation_id|name|location|org_type|status|ka121_projects|ka122_projects|grant_total|website"
AUTHORITIES = (
    ("VET", "Hordaland fylkeskommune", "Accredited"),
    ("SCH", "Vestland fylkeskommune", "Accredited"),
    ("VET", "Trøndelag fylkeskommune", "Accredited"),
    ("ADU", "TRØNDELAG FYLKESKOMMUNE", "Accredited"),
    ("VET", "Viken fylkeskommune", "Accredited"),
    ("SCH", "Viken fylkeskommune", "Accredited"),
    ("VET", "Oslo kommune Utdanningsetaten", "Accredited"),
    ("SCH", "Oslo kommune Utdanningsetaten", "Accredited"),
    ("VET", "Nordland fylkeskommune", "Accredited"),
    ("SCH", "Nordland fylkeskommune", "Pending"),
    ("VET", "Rogaland fylkeskommune", "Accredited"),
    ("SCH", "Rogaland fylkeskommune", "Rejected"),
)


def test_county_authorities_in_two_sectors(erasmeter: Erasmeter, tmp_path: Path) -> None:
    """Hordaland's accreditation is Vestland's, who took over; Viken was parted, and what it had is nobody's alone."""
    workspace, file = tmp_path / "workspace", tmp_path / "holders-2021-09-30.psv"
    lines = [
        f"2021-1-NO01-KA120-{sector}-{number:09}|{name}|Oslo||{status}||||"
        for number, (sector, name, status) in enumerate(AUTHORITIES, 1)
    ]
    file.write_text("\n".join([LIST, *lines, ""]), encoding="utf-8")
    assert erasmeter("init", workspace, "--country", "NO", "--strategy", "norway-2021-2027").code == 0
    assert erasmeter("add", workspace, file).code == 0

    def covered(indicator: str, day: str) -> tuple[int, int]:
        ran = erasmeter("measure", workspace, indicator, "--as-of", day, "--format", "json")
        assert ran.code == 0, ran.err
        (row,) = json.loads(ran.out)
        return row["numerator"], row["denominator"]

    assert covered("counties_in_two_sectors", "2021-09-30") == (3, 10)
    assert covered("counties_in_two_sectors_with_oslo", "2021-09-30") == (4, 11)
    assert covered("counties_in_two_sectors", "2026-01-01") == (2, 14)
    assert covered("counties_in_two_sectors_with_oslo", "2026-01-01") == (3, 15)
    edition = OpenedWorkspace(workspace).edition(date(2021, 9, 30))
    (target,) = (one for one in edition.statuses if one.target.id == "M5")
    assert target.judged is not None
    assert (target.judged.numerator, target.judged.denominator) == (3, 10)
    beside = {(one.indicator.id, one.scenario): (one.numerator, one.denominator) for one in target.beside}
    assert beside == {
        ("counties_in_two_sectors", "pending_granted"): (4, 10),
        ("counties_in_two_sectors_with_oslo", None): (4, 11),
    }


def test_white_spots_by_a_plain_count(erasmeter: Erasmeter, shared_data: Path, tmp_path: Path) -> None:
    workspace, geography = tmp_path / "workspace", shared_data / "geography"
    holders = shared_data / "accreditations" / "no_ka120_vet_accreditations_2021_2025.psv"
    people = geography / "population-2022-municipality-age.csv"
    assert erasmeter("init", workspace, "--country", "NO", "--strategy", "norway-2021-2027").code == 0
    assert erasmeter("add", workspace, holders, people, "--as-of", "2025-12-01").code == 0
    assert erasmeter("add", workspace, *sorted(geography.glob("postcodes-20*"))).code == 0
    ran = erasmeter("white-spots", workspace, "accreditations", "--as-of", "2025-12-31", "--format", "json")
    assert ran.code == 0, ran.err
    found = {row["county"]: row for row in json.loads(ran.out)}
    assert {county: row["value"] for county, row in found.items()} == BY_COUNTY_OF_2024

    of_2021, of_2026 = (
        {line.split("\t")[0]: line.split("\t")[2] for line in text.splitlines()}
        for text in (
            (geography / "postcodes-2021.txt").read_text(encoding="latin-1"),
            (geography / "postcodes-2026.tab").read_text(encoding="utf-8"),
        )
    )
    became = {number: of_2026[code][:2] for code, number in of_2021.items() if code in of_2026}
    persons: Counter[str] = Counter()
    with people.open(encoding="latin-1") as opened:
        for line in opened:
            cells = line.rstrip("\r\n").split(";")
            if cells[0].startswith('"K-') and cells[0][3:7].isdigit():
                persons[f"NO-{became[cells[0][3:7]]}"] += int(cells[-1])
    assert {county: row["population"] for county, row in found.items()} == persons
    everybody, holding = sum(persons.values()), sum(BY_COUNTY_OF_2024.values())
    for county, row in found.items():
        share = persons[county] / everybody
        few = sum(
            comb(holding, n) * share**n * (1 - share) ** (holding - n) for n in range(BY_COUNTY_OF_2024[county] + 1)
        )
        is_white = BY_COUNTY_OF_2024[county] < holding * share / 2 and few < 0.1
        assert (row["white_spot"], row["probability"]) == (is_white, round(few, 4))
    table = erasmeter("white-spots", workspace, "accreditations", "--places-on", "2019-01-01")
    assert "not in any county, because it cannot be settled: 4 of accreditations" in table.out + table.err
