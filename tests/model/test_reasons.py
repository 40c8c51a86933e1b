"""Reasons for setting rows aside: declared once, known again by their words, and with no others in the house."""

import ast
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from erasmeter.model import reasons
from erasmeter.model.catalogue import load_catalogue
from erasmeter.model.corrections import BY_CORRECTION
from erasmeter.model.reasonforms import Form, together
from erasmeter.model.reasons import FORMS, declared, form_of

FOLDER = Path(__file__).resolve().parents[2] / "src" / "erasmeter"
# Of the modules that speak of reasons what they are made of.
HOUSE = {
    str(path.relative_to(FOLDER)): list(ast.walk(ast.parse(text)))
    for path in FOLDER.rglob("*.py")
    if "eason" in (text := path.read_text(encoding="utf-8"))
}
DIGITS = {"line", "first", "last", "cells", "header", "allowed", "spanned"}
PLAIN = st.text(st.characters(codec="utf-8", exclude_characters="'", exclude_categories=["C"]), min_size=1, max_size=30)
ANYTHING = st.text(st.characters(codec="utf-8"), max_size=30)
FORM = st.sampled_from(list(FORMS.values()))


def filled(data: st.DataObject, form: Form, texts: st.SearchStrategy[str]) -> dict[str, object]:
    return {slot: data.draw(st.integers(0, 10**9) if slot in DIGITS else texts) for slot in form.slots}


@given(FORM, st.data())
def test_a_reason_is_known_again_by_its_words(form: Form, data: st.DataObject) -> None:
    slots = filled(data, form, PLAIN)
    found, held = form_of(form(**slots)) or pytest.fail("not known again")
    assert found is form
    assert held == {name: str(value) for name, value in slots.items()}


@given(FORM, st.data())
def test_whatever_a_file_holds_a_reason_is_never_without_a_form(form: Form, data: st.DataObject) -> None:
    text = form(**filled(data, form, ANYTHING))
    assert declared(text) == text


@pytest.mark.parametrize(
    ("reason", "names"),
    [
        ("no project code", ()),
        ("the role 'Ola Nordmann' is not known", ()),
        ("stands above the header of the sheet 'Info'", ("Info",)),
        ("the map 'holders' reads the sheet 'Data', not 'Info'", ("Info",)),
        ("'Participants' is no number of participants: Ola's group", ("Participants",)),
        ("'Participants' is no number of participants: x' is blank", ("Participants",)),
        ("says otherwise than line 72, in Title", ("Title",)),
        (
            "says otherwise than line 72, in Title, Award (in euros, as planned), Topics and 3 more columns",
            ("Title", "Award (in euros, as planned)", "Topics"),
        ),
        ("contradicts line 9: Status is 'granted' here and 'ended' there", ("Status",)),
        (
            "contradicts line 9: Call is '1' here and '2; 3' there; contradicts line 8: Town is 'x' here and 'y' there",
            ("Call", "Town"),
        ),
        ("correction by Kari on 2021-10-01: twice: see mail", ("Kari, 2021-10-01: twice: see mail",)),
    ],
)
def test_names_are_shown_and_values_of_cells_are_not(reason: str, names: tuple[str, ...]) -> None:
    form, slots = form_of(reason) or pytest.fail("not declared")
    assert form.names_in(slots) == names


def test_a_reason_of_ones_own_has_no_form() -> None:
    assert form_of("the moon is full") is None
    with pytest.raises(ValueError, match="the moon is full"):
        declared("the moon is full")


def test_slots_are_the_forms_own() -> None:
    with pytest.raises(ValueError, match="code_of_no_form"):
        reasons.CODE_OF_NO_FORM(code="x")


def test_several_reasons_of_one_form_are_of_that_form() -> None:
    first, second = (reasons.CONTRADICTS(line=line, parts="A is 'x' here and 'y' there") for line in (2, 3))
    several = together([first, second, first])
    assert several == f"{first}; {second}"
    assert (form_of(several) or pytest.fail())[0] is reasons.CONTRADICTS


def test_what_corrections_drop_is_told_by_how_its_reason_begins() -> None:
    assert reasons.DROPPED.english.startswith(BY_CORRECTION)


def test_every_form_has_a_text_in_every_language_and_every_text_a_form() -> None:
    for language, texts in load_catalogue().texts.items():
        assert {key.removeprefix("aside.") for key in texts if key.startswith("aside.")} == set(FORMS), language


def test_only_forms_make_reasons() -> None:
    """mypy refuses a text where a reason is wanted, so a reader's reasons are all declared."""
    makers = {
        name
        for name, nodes in HOUSE.items()
        for node in nodes
        if isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] == "Reason"
    }
    assert makers == {"model/reasonforms.py", "model/reasons.py"}


def test_every_form_is_given_by_some_reader() -> None:
    names = {name for name, value in vars(reasons).items() if name.isupper() and isinstance(value, Form)}
    used = {
        node.attr
        for nodes in HOUSE.values()
        for node in nodes
        if isinstance(node, ast.Attribute) and ast.unparse(node.value) == "reasons"
    }
    # The engine gives its reasons in its own words, which test_refusals.py makes it say.
    assert {name for name in names - used if not name.startswith("ENGINE_")} == set()
    assert {"MISSING", "NOT_KNOWN"} <= used
