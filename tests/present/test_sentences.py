"""The sentences of the report, as a table of facts and what is said of them."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from erasmeter.base import yamlfile
from erasmeter.base.text import Text
from erasmeter.model.status import Part, TargetStatus
from erasmeter.present.edition import Clock, Edition
from erasmeter.present.need_words import need_sentences
from erasmeter.present.projected import outlook
from erasmeter.present.remarks import remarks, revision
from erasmeter.present.sentences import Sentences
from erasmeter.present.wording import Wording
from tests.present import norway

_CLOCKS = {
    "linear": ("linear", Text(nb="Rett linje", en="Straight line")),
    "budget": ("budget", Text(nb="Budsjett", en="Budget")),
    "own": ("own_kind", Text(nb="Gjenreisning", en="Recovery")),
    "rounds": ("calls_held", Text(nb="Avgjorte runder", en="Rounds held")),
    "normal_year": ("normal_year", Text(nb="Normalår", en="Normal year")),
    "recovery": ("recovery", Text(nb="Gjeninnhenting", en="Recovery")),
}


def _cases() -> list[dict[str, Any]]:
    document, faults = yamlfile.read(Path(__file__).parent / "sentences.yaml")
    assert document is not None, faults
    return list(document.data["cases"])


def _situation(facts: dict[str, Any]) -> tuple[Edition, TargetStatus]:
    stated = dict(facts)
    target = stated.pop("target")
    figure = next(figure for figure in norway.FIGURES if figure.id == target)
    how = {
        key: stated.pop(key)
        for key in ("basis", "expected", "reason", "records", "calls_held", "pending")
        if key in stated
    }
    if "caveats" in stated:
        stated["caveats"] = tuple(stated["caveats"])
    if "records" in how:
        stated["parts"] = ()
    status = norway.status(replace(figure, **stated), **how)
    expected = how.get("expected", norway.CLOCKS)
    clocks = tuple(Clock(name, *_CLOCKS[name], Text(nb="-", en="-"), share) for name, share in expected.items())
    return norway.edition(clocks=clocks, statuses=(status,)), status


def _plain(text: str) -> str:
    return text.replace("\u202f", " ").replace("\u00a0", " ")


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
@pytest.mark.parametrize("case", _cases(), ids=lambda case: str(case["name"]))
def test_sentence(case: dict[str, Any], language: str) -> None:
    edition, status = _situation(case["facts"])
    sentences = Sentences(edition, Wording(edition.texts, language))
    if language in case:
        assert _plain(sentences.sentence(status)) == case[language]
    if language in case.get("headline", {}):
        assert _plain(sentences.headline(status)) == case["headline"][language]
    if language in case.get("outlook", {}):
        assert _plain(outlook(sentences, status)) == case["outlook"][language]
    if language in case.get("takes", {}):
        assert status.need is not None
        assert _plain(" ".join(need_sentences(sentences.wording, status.need))) == case["takes"][language]
    if language in case.get("remarks", {}):
        assert [_plain(remark) for remark in remarks(sentences, status)] == case["remarks"][language]


def test_numbers_in_sentences_do_not_break() -> None:
    edition, status = _situation({"target": "M1"})
    said = Sentences(edition, Wording(edition.texts, "nb")).sentence(status)
    assert "10\u202f000" in said
    assert "5,7\u00a0%" in said
    assert "(takt\u00a00,40)" in said


def test_a_target_that_normal_years_are_enough_for() -> None:
    edition, status = _situation({"target": "M1"})
    clocks = tuple(replace(clock, period_share=1.3) for clock in status.shown_clocks)
    said = remarks(Sentences(edition, Wording(edition.texts, "en")), replace(status, shown_clocks=clocks))
    assert said == ("7 normal years of about 1,857 come to 13,000, enough for the target of 10,000.",)


EVIDENCE = {
    "nb": (
        "Hittil: 4 av 5, takt 5,60 målt mot en rett linje og takt 7,65 målt mot budsjettprofilen. "
        "Det trengs 0,2 i hver runde som gjenstår; den beste hittil ga 4. Strategien åpner for å justere målene."
    ),
    "en": (
        "So far: 4 of 5, pace 5.60 on a straight line and pace 7.65 against the budget profile. Each remaining call "
        "needs 0.2; the best so far brought 4. The strategy allows its targets to be revised."
    ),
}
EASY = "The target may have become too easy: the probability of reaching it is over 99%, with 6 of 7 calls left."
LETT = "Målet kan være blitt for lett: sannsynligheten for å nå det er om lag 99 %, og 6 av 7 søknadsrunder gjenstår."
FAR = "The target may be out of reach: the probability of reaching it is under 1%, with 6 of 7 calls left."


@pytest.mark.parametrize(
    ("kind", "probability", "language", "said"),
    [("too_easy", 0.986, "nb", LETT), ("out_of_reach", 1e-7, "en", FAR), ("too_easy", 0.99995, "en", EASY)],
)
def test_a_target_that_may_be_revised(kind: str, probability: float, language: str, said: str) -> None:
    edition, status = _situation({"target": "P5"})
    note = replace(norway.REVISIONS["P5"], kind=kind, probability=probability)
    told = revision(Sentences(edition, Wording(edition.texts, language)), replace(status, revision=note))
    assert told is not None
    assert _plain(told) == f"{said} {EVIDENCE[language]}"


def test_a_part_without_a_text_keeps_the_name_its_source_gave_it() -> None:
    figure = replace(norway.FIGURES[9], parts=(Part("by_video_link", 4, 4, None),))
    edition = norway.edition()
    said = remarks(Sentences(edition, Wording(edition.texts, "en")), norway.status(figure))
    assert said == ("The figure is made up of: 4 by video link.",)
