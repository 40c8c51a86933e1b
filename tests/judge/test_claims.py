"""Claims are held against the numbers (claims.yaml): sound ones give no finding, a single wrong number gives one."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from erasmeter.base.yamlfile import Document
from erasmeter.judge.claimed import Claimed, findings
from erasmeter.model.claims import ClaimFile, LoadedClaims
from erasmeter.model.findings import Finding
from tests.measure.small_tables import shipped_catalogue

CASES = YAML(typ="safe").load(Path(__file__).parent.parent / "specifications" / "claims.yaml")
AS_OF = date(2021, 9, 30)
STRATEGY = shipped_catalogue().strategies["norway-2021-2027"]
AUTHORITIES = {"codelist": "counties", "where": {"country": "NO", "county_authority": True}}


def figure(indicator: str, value: float, line: int, of: float | None = None, part: str | None = None) -> dict[str, Any]:
    """A row of the observations table."""
    return {
        "snapshot": "first", "line": line, "indicator": indicator, "part": part, "as_of": AS_OF, "basis": "awarded",
        "value": value if of is None else value / of, "numerator": value, "denominator": of, "document": "Report",
        "page": None,
    }  # fmt: skip


def found(
    claims: list[dict[str, Any]], figures: list[dict[str, Any]] | None = None, as_of: date = AS_OF
) -> list[Finding]:
    """What is found in claims of one document, each on a line of its own."""
    value = ClaimFile.model_validate(
        {"document": "Report", "as_of": as_of, "author": "An analyst", "date": as_of, "claims": tuple(claims)}
    )
    lines: dict[Any, int] = {(): 1, ("claims",): 1}
    lines |= {("claims", place): place + 2 for place in range(len(claims))}
    claimed = Claimed(shipped_catalogue(), STRATEGY, figures or [], {"first": "figures.csv"})
    return findings(claimed.of_documents([LoadedClaims(value, Document("claims.yaml", {}, lines))]))


@pytest.mark.parametrize("case", CASES["cases"], ids=lambda case: str(case["name"]))
def test_claims(case: Mapping[str, Any]) -> None:
    figures = [figure(name, value, 2) for name, value in case.get("figures", {}).items()]
    told = found([dict(claim) for claim in case["claims"]], figures, case.get("as_of", AS_OF))
    assert [one.kind for one in told] == case["finds"]
    for one in told:
        assert one.subject == case["claims"][0]["target"]
        assert one.places and all(place.line > 1 for place in one.places)


@pytest.mark.parametrize("case", CASES["handed_over"], ids=lambda case: str(case["name"]))
def test_figures_handed_over(case: Mapping[str, Any]) -> None:
    rows = [figure(case["indicator"], case["whole"], 2, case.get("of"))]
    rows += [figure(case["indicator"], value, 3 + at, part=f"part {at}") for at, value in enumerate(case["parts"])]
    told = findings(Claimed(shipped_catalogue(), STRATEGY, rows, {"first": "figures.csv"}).of_figures())
    assert [one.kind for one in told] == case["finds"]
    assert {place.file for one in told for place in one.places} <= {"figures.csv"}


OF_ROWS = {"row_beyond_reason", "grant_far_from_its_action"}
OF_LANGUAGES = {
    "figure_is_another", "report_says_otherwise", "twin_figures_differ", "twin_lacks_part", "twin_numbers_differ",
    "twin_parts_differ", "twin_verdicts_differ", "verdict_has_another_word",
}  # fmt: skip
OF_NOTES = {"binding_is_blank", "note_without_twin", "notes_differ", "number_could_be_bound", "number_is_stale"}


def test_every_check_has_a_case_with_a_slip() -> None:
    met = {kind for case in [*CASES["cases"], *CASES["handed_over"]] for kind in case["finds"]}
    texts = shipped_catalogue().texts["en"]
    kinds = {key.split(".")[1] for key in texts if key.startswith("finding.") and key.count(".") == 2}
    assert kinds - met == OF_ROWS | OF_LANGUAGES | OF_NOTES


# A made-up document in which every number hangs together with another one.
Numbers = dict[str, float]


@st.composite
def sound(draw: st.DrawFn) -> Numbers:
    parts = draw(st.lists(st.integers(0, 12), min_size=2, max_size=2))
    base = draw(st.integers(1, 400))
    some = draw(st.integers(0, base))
    covered = draw(st.integers(0, 10))
    return {
        "first": parts[0], "second": parts[1], "whole": sum(parts), "goal": 75, "remaining": 75 - sum(parts),
        "again": sum(parts), "counted": some, "base": base, "share": round(1000 * some / base),
        "covered": covered, "counties": 10, "uncovered": 10 - covered, "handed_over": draw(st.integers(0, 5000)),
    }  # fmt: skip


def document_of(numbers: Numbers, said: float) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The claims, and a figure of M3 that was handed over while the document says ``said`` of it."""
    share = f"{numbers['share'] // 10:.0f}.{numbers['share'] % 10:.0f} %"
    claims: list[dict[str, Any]] = [
        {"target": "P2", "goal": numbers["goal"], "value": numbers["whole"], "remaining": numbers["remaining"]},
        {"target": "P2", "part": "one", "value": numbers["first"]},
        {"target": "P2", "part": "other", "value": numbers["second"]},
        {"target": "P2", "value": numbers["again"], "unit": "organisation"},
        {"target": "P4", "value": numbers["counted"], "of": numbers["base"], "of_what": "projects", "share": share},
        {"target": "M5", "value": numbers["covered"], "of": numbers["counties"], "of_what": AUTHORITIES,
         "remaining": numbers["uncovered"]},
        {"target": "M3", "value": said},
    ]  # fmt: skip
    return claims, [figure("school_staff_abroad", numbers["handed_over"], 2)]


@settings(deadline=None)
@given(sound())
def test_a_sound_document_gives_no_finding(numbers: Numbers) -> None:
    assert found(*document_of(numbers, numbers["handed_over"])) == []


@settings(deadline=None)
@given(sound(), st.data())
def test_a_single_wrong_number_always_gives_one(numbers: Numbers, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(numbers)))
    said = numbers["handed_over"]
    # Of few a step of a tenth of a per cent is seen at once; of counts, the next number may round to the same share.
    steps = {"counted": numbers["base"], "base": 1 + numbers["base"] * 400, "share": 1}
    step = data.draw(st.integers(1, 50)) + steps.get(name, 0)
    if name == "base" and numbers["counted"] == 0:
        return  # None of any number is none.
    wrong = {**numbers, name: numbers[name] + step}
    assert found(*document_of(wrong, said)), name


@settings(deadline=None, max_examples=40)
@given(sound(), st.randoms())
def test_the_order_of_claims_is_irrelevant(numbers: Numbers, chance: Any) -> None:
    wrong = {**numbers, "whole": numbers["whole"] + 1, "share": numbers["share"] + 5}
    claims, figures = document_of(wrong, wrong["handed_over"])
    told = {one.kind for one in found(claims, figures)}
    chance.shuffle(claims)
    assert {one.kind for one in found(claims, figures)} >= {"said_twice_differently", "share_does_not_follow"}
    assert told >= {"said_twice_differently", "share_does_not_follow", "parts_do_not_add_up"}
