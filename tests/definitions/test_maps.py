"""Column maps: the shipped one, own ones, and every fault with its place."""

import re
from pathlib import Path

import pytest

from erasmeter.errors import DefinitionFaults, Fault
from erasmeter.model.catalogue import load_catalogue
from erasmeter.model.columnmaps import MAPPED_SOURCES

MAP = """\
id: mine
source: accreditations
description: Own list.
columns:
  accreditation: Kode
  name: [Navn, Namn]
  status: Status
values:
  status: {Ja: accredited}
constants: {sector: VET, form: individual}
left_out: [Merknad]
"""
NEEDS = "a map of accreditations needs a column or a constant for"
NEEDS_AWARDED = NEEDS.replace("accreditations", "awarded_mobilities")
WIDE = """\
id: mine
source: awarded_mobilities
description: Own extract.
columns:
  project: Kode
groups: {learner: Elever, staff: Ansatte}
constants: {status: awarded}
"""


def loaded(folder: Path, text: str) -> list[Fault]:
    """The faults of a workspace with this map; none if it can be used."""
    path = folder / "maps" / "mine.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    try:
        assert load_catalogue(folder).maps["mine"].id == "mine"
    except DefinitionFaults as raised:
        assert all(fault.file == str(path) for fault in raised.faults)
        return list(raised.faults)
    return []


def test_the_shipped_map_reads_the_commissions_list() -> None:
    assert set(load_catalogue().maps) == {"results_platform_accreditations"}


def test_own_maps(tmp_path: Path) -> None:
    assert loaded(tmp_path, MAP) == []
    own = load_catalogue(tmp_path).maps["mine"]
    assert (own.names("name"), own.says("sector"), own.says("town")) == (("Navn", "Namn"), True, False)
    assert loaded(tmp_path, WIDE) == []


@pytest.mark.parametrize(
    ("text", "old", "new", "line", "what"),
    [
        (MAP, "  name: [", "  nam: [", 4, f"{NEEDS} 'name'"),
        (MAP, "accreditation: Kode", "town: Kode", 4, f"{NEEDS} 'accreditation or application'"),
        (MAP, "source: accreditations", "source: accreditation", 2, "'source' has a value that is not allowed"),
        (MAP, "{Ja: accredited}", "{Ja: accreditd}", 9, "unknown code of accreditation_statuses 'accreditd'"),
        (MAP, "{Ja: acc", "{JA: pending, Ja: acc", 9, "'Ja' and 'JA' are one spelling and stand for two codes"),
        (MAP, "  status: {Ja", "  organisation_type: {Ja", 9, "values for 'organisation_type', which has no column"),
        (MAP, "  status: {Ja", "  name: {Ja", 9, "'name' holds texts as they stand, not codes"),
        (MAP, "sector: VET", "sector: VETT", 10, "unknown code of sectors 'VETT'"),
        (MAP, "sector: VET", "sektor: VET", 10, "unknown field of accreditations 'sektor'"),
        (MAP, "sector: VET", "status: accredited", 10, "'status' has both a column and a constant"),
        (MAP, "[Merknad]", "[namn]", 11, "the column 'namn' is used, and left out"),
        (MAP, "[Navn, Namn]", "[]", 6, "'columns.name' is empty"),
        (MAP, "[Navn, Namn]", "3", 6, "'columns.name' must be a text or a list"),
        (MAP, "sector: VET", 'sector: ""', 10, "'constants.sector' is empty"),
        (MAP, "left_out: [Merknad]", "delimiter: x", 11, "'delimiter' has a value that is not allowed"),
        (MAP, "left_out: [Merknad]", "groups: {learner: A}", 11, "a map of accreditations has no groups"),
        (MAP, "left_out", "leftout", 11, "unknown field 'leftout'"),
        (WIDE, "status: awarded", "status: given", 7, "unknown code of award_statuses 'given'"),
        (WIDE, "{status: awarded}", "{call_year: 2021}", 4, f"{NEEDS_AWARDED} 'status'"),
        (WIDE, "learner: Elever", "pupil: Elever", 6, "unknown participant group 'pupil'"),
        (WIDE, "staff: Ansatte", "both: Sum", 6, "'both' beside other groups counts people twice"),
        (WIDE, "staff: Ansatte", "staff: elever", 6, "the column 'elever' stands for two groups"),
        (WIDE, "{status: awarded}", "{status: awarded, group: staff}", 6, "'group' is said by 'groups' already"),
        (WIDE, "{status: awarded}", "{status: awarded, blended: perhaps}", 7, "unknown word 'perhaps'"),
        (WIDE, "groups: {learner: Elever, staff: Ansatte}\n", "", 4, f"{NEEDS_AWARDED} 'group'"),
    ],
)  # fmt: skip
def test_each_fault_has_its_place_and_its_words(
    text: str, old: str, new: str, line: int, what: str, tmp_path: Path
) -> None:
    assert old in text
    faults = loaded(tmp_path, text.replace(old, new, 1))
    assert (line, what) in [(fault.line, fault.what) for fault in faults]


def test_all_faults_come_at_once(tmp_path: Path) -> None:
    faults = loaded(tmp_path, MAP.replace("name: [", "nam: [").replace("VET", "VETT").replace("accredited", "x"))
    assert [(fault.line, fault.what, fault.mend) for fault in faults] == [
        (4, "a map of accreditations needs a column or a constant for 'name'", None),
        (6, "unknown field of accreditations 'nam'", "did you mean 'name'?"),
        (9, "unknown code of accreditation_statuses 'x'", None),
        (10, "unknown code of sectors 'VETT'", "did you mean 'VET'?"),
    ]


def test_a_field_that_is_of_a_code_list_names_one_that_there_is() -> None:
    codelists = load_catalogue().codelists
    for source in MAPPED_SOURCES.values():
        assert {field.codelist for field in source.fields.values()} - {None} <= set(codelists)
        assert {name for needed in source.needed for name in needed} <= set(source.fields)


def test_the_maps_of_the_documentation_can_be_used(tmp_path: Path) -> None:
    page = (Path(__file__).parents[2] / "docs" / "column-maps.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)
    (tmp_path / "maps").mkdir()
    for block in blocks:
        name = block.splitlines()[0].removeprefix("id: ")
        (tmp_path / "maps" / f"{name}.yaml").write_text(block, encoding="utf-8")
    assert len(load_catalogue(tmp_path).maps) == 1 + len(blocks) == 4
