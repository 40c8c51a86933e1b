"""Numbers typed into notes by hand: which are told, as what, and which are let pass."""

from dataclasses import replace
from datetime import date

import pytest

from erasmeter.model.findings import Finding
from erasmeter.present.edition import Edition
from erasmeter.present.factbook.entries import Entry
from erasmeter.present.notes.checking import idle_notes, note_findings
from erasmeter.present.notes.markdown import passages_of
from erasmeter.present.notes.note import Note
from erasmeter.present.notes.typed import Former
from tests.present import norway


def note(place: str, language: str, text: str) -> Note:
    passages, faults = passages_of(text, "note.md")
    assert faults == []
    return Note(place, language, f"notes/{place}.{language}.md", passages)


def edition(*notes: Note, **changes: object) -> Edition:
    return norway.edition(notes=notes, languages=tuple({one.language: None for one in notes}), **changes)


def former(name: str, **values: float) -> Former:
    forms = [(target, "number" if value > 1 else "share", value) for target, value in values.items()]
    entries = [Entry(f"{target}.value", target, form, value, "–", "") for target, form, value in forms]  # type: ignore[arg-type]
    return Former(name, entries)


def told(found: list[Finding]) -> list[str]:
    said = []
    for one in found:
        binding, known = one.facts.get("binding"), one.facts.get("edition")
        rest = f" {binding}" if binding else ""
        said.append(f"{one.kind} {one.facts.get('number')}{rest}{f' in {known}' if known else ''}")
    return said


# place, text, what is told
TOLD = [
    ("M1", "nb", "Tildelt er 573 av 10 000.", ["bound 573 {M1.value}", "bound 10 000 {M1.goal}"]),
    ("M1", "nb", "Det er 5,7 %, eller 6 % avrundet.", ["bound 5,7 % {M1.share}", "bound 6 % {M1.share}"]),
    ("M1", "en", "That is 10,000 and 5.73%.", ["bound 10,000 {M1.goal}", "bound 5.73% {M1.share}"]),
    ("P4", "nb", "Andelen er 60 %.", ["unknown 60 %"]),
    ("P4", "nb", "Det er 61 %.", ["bound 61 % {P4.share}"]),
    ("P4", "nb", "17 av 28", ["bound 17 {P4.numerator}", "bound 28 {P4.denominator}"]),
    ("M5", "nb", "4 av 10 fylker", ["bound 4 {M5.numerator}", "bound 10 {M5.denominator}"]),
    ("M1", "nb", "Takten er 0,55.", ["bound 0,55 {M1.pace.budget}"]),
    ("M1", "nb", "Om lag 5 300 til slutt", ["bound 5 300 {M1.projection.median}"]),
    ("mobility", "nb", "I alt 1 346 elever", ["bound 1 346 {M2.value}"]),
    ("mobility", "nb", "I alt 60 elever, og 25 % av dem", ["unknown 60", "unknown 25 %"]),
    ("M2", "nb", "I fjor ble det 1 100.", ["stale 1 100 {M2.value} in 2020-09-30"]),
    ("P4", "nb", "I fjor 12 %.", ["stale 12 % {P4.value} in 2020-09-30"]),
    ("M1", "nb", "En undersøkelse fant 63 %.", ["unknown 63 %"]),
    # what is let pass
    ("M1", "nb", "I 2021, den 30. september 2021, på 3. plass, tabell 4.1, KA220, tre grunner, 4 forhold", []),
    ("M1", "nb", r"Koden `573`, tallet \573 og {M1.value}", []),
    ("M1", "en", "Article 5, 2nd of March, page 573, see https://example.org/573", []),
]


@pytest.mark.parametrize(("place", "language", "text", "says"), TOLD, ids=[one[2] for one in TOLD])
def test_typed_numbers(place: str, language: str, text: str, says: list[str]) -> None:
    kinds = {"bound": "number_could_be_bound", "stale": "number_is_stale", "unknown": "number_unknown_here"}
    wanted = [f"{kinds[kind]} {rest}" for kind, rest in (one.split(" ", 1) for one in says)]
    found = note_findings(edition(note(place, language, text)), [former("2020-09-30", M2=1100, P4=0.12)], "en")
    assert told(found) == wanted


def test_after_a_refresh_the_old_number_is_stale_though_its_call_has_brought_it() -> None:
    later = replace(norway.FIGURES[0], numerator=2190)
    status = norway.status(later, calls_held=2)
    assert status.need is not None
    statuses = (replace(status, need=replace(status.need, by_call={2021: 573.0, 2022: 1617.0})),)
    made = edition(note("M1", "nb", "Så langt er 573 tildelt."), statuses=statuses, coverages=())
    assert told(note_findings(made, [former("2021-09-30", M1=573)], "en")) == [
        "number_is_stale 573 {M1.value} in 2021-09-30"
    ]
    assert told(note_findings(made, [], "en")) == ["number_could_be_bound 573 {M1.2021}"]


def test_the_latest_edition_that_said_so_is_named() -> None:
    made = edition(note("M2", "nb", "Det var 1 100."))
    both = [former("2020-12-31", M2=1100), former("2020-09-30", M2=1100)]
    assert told(note_findings(made, both, "en")) == ["number_is_stale 1 100 {M2.value} in 2020-12-31"]


def test_twins() -> None:
    here, there = note("M1", "nb", "{M1.value} av {M1.goal}"), note("M1", "en", "{M1.goal}: {M1.value}")
    assert note_findings(edition(here, there), [], "en") == []
    missing = norway.edition(notes=(here,), languages=("nb", "en"))
    assert [(one.kind, one.facts) for one in note_findings(missing, [], "en")] == [
        ("note_without_twin", {"missing": ("en",)})
    ]
    other = edition(here, note("M1", "en", "{M1.goal}"))
    assert [(one.kind, one.facts) for one in note_findings(other, [], "en")] == [
        ("notes_differ", {"bindings": ("{M1.value}",)})
    ]


def test_a_binding_without_a_figure_is_told() -> None:
    [found] = note_findings(edition(note("P1", "nb", "Nå\n{P1.value}")), [], "en")
    assert (found.kind, found.facts["binding"], found.places[0].line) == ("binding_is_blank", "{P1.value}", 2)


def test_idle_notes() -> None:
    later = norway.strategy().targets[0].model_copy(update={"id": "M9", "valid_from": date(2025, 1, 1)})
    strategy = norway.strategy()
    made = norway.edition(
        strategy=strategy.model_copy(update={"targets": (*strategy.targets, later)}),
        notes=(note("M9", "nb", "x"), note("M1", "nn", "x"), note("M1", "nb", "x")),
    )
    assert idle_notes(made) == ("notes/M9.nb.md", "notes/M1.nn.md")
