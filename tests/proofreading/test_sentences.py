"""Sentences as people write them, and what comes of them against the figures of September 2021."""

import pytest

from erasmeter.present.factbook.entries import Entry
from erasmeter.present.notes.typed import Former
from tests.proofreading.conftest import Reader
from tests.proofreading.told import told

# M1 573 of 10 000 · M2 1 346 of 7 500 · M3 329 of 3 500 · M4 149 of 1 250 · M5 4 of 10 · P2 10 of 75
# P4 17 of 28 (15 %) · P5 1 + 3 of 5 · S1 below 25 % · S3 above 25 %; one of seven calls held
SENTENCES = [
    # numbers
    ("Innen fag- og yrkesopplæringen er det tildelt 573.", ["confirmed 573 M1.value"]),
    # a sentence that says nothing else than the target and a number is denied, any other is not known
    ("Innen fag- og yrkesopplæringen er det tildelt 574.", ["! M1 said_twice_differently"]),
    ("Så langt er 574 lærlinger tildelt.", ["! M1 said_twice_differently"]),
    ("Antallet elever i skolen er 1 347.", ["! M2 said_twice_differently"]),
    ("So far, 574 apprentices have been awarded, and that is that.", ["unknown 574"]),
    ("There are 574 apprentices in all.", ["! M1 said_twice_differently"]),
    ("I 2020 ble det tildelt 412 i fag- og yrkesopplæringen.", ["unknown 412"]),
    ("I Vestland er det tildelt 57 i fag- og yrkesopplæringen.", ["unknown 57"]),
    ("Innen fag- og yrkesopplæringen er det tildelt 574 ansatte.", ["unknown 574"]),
    ("Om lag 600 lærlinger er tildelt.", ["unknown 600"]),
    ("Det er ikke tildelt 574 lærlinger.", ["unknown 574"]),
    ("I fag- og yrkesopplæringen og for elever i skolen er det tildelt 574.", ["unknown 574"]),
    ("Det er 10 000 lærlinger.", ["confirmed 10 000 M1.goal"]),
    (
        "Det er tildelt 573 av 10 000 i fag- og yrkesopplæringen.",
        ["confirmed 573 M1.value", "confirmed 10 000 M1.goal"],
    ),
    ("Det er tildelt 574 av 10 000 i yrkesfag.", ["! M1 said_twice_differently", "confirmed 10 000 M1.goal"]),
    ("Lærlingene: målet om 9.000 står fast.", ["! M1 goal_differs"]),
    ("Målet om 10.000 lærlinger står fast.", ["confirmed 10.000 M1.goal"]),
    ("I M2 er 1 346 tildelt.", ["confirmed 1 346 M2.value"]),
    ("En undersøkelse blant lærlinger ga 63 %.", ["unknown 63 %"]),
    ("I 2021, i tabell 4.1 og Meld. St. 21, var det tre grunner for lærlingene.", []),
    ("Minst syv institusjoner spurte om lærerakademier.", []),
    # shares
    (
        "17 av 28 prosjekter, 61 %, hadde arbeids- og næringslivet med.",
        ["confirmed 17 P4.numerator", "confirmed 28 P4.denominator"],
    ),
    (
        "17 av 28 prosjekter, 60 %, hadde arbeids- og næringslivet med.",
        ["! P4 share_does_not_follow", "confirmed 17 P4.numerator", "confirmed 28 P4.denominator"],
    ),
    (
        "18 av 28 prosjekter hadde arbeids- og næringslivet med.",
        ["! P4 said_twice_differently", "confirmed 28 P4.denominator"],
    ),
    ("Minst 15 % skal ha arbeids- og næringslivet med.", ["confirmed 15 % P4.goal"]),
    ("Minst 20 % skal ha arbeids- og næringslivet med.", ["! P4 goal_differs"]),
    (
        "Fire av ti fylkeskommuner er akkreditert i minst to sektorer.",
        ["confirmed Fire M5.numerator", "confirmed ti M5.denominator"],
    ),
    (
        "Fem av ti fylkeskommuner er akkreditert i minst to sektorer.",
        ["! M5 said_twice_differently", "confirmed ti M5.denominator"],
    ),
    (
        "Ti av tjue fylkeskommuner er akkreditert i minst to sektorer.",
        ["! M5 said_twice_differently", "confirmed Ti M5.denominator"],
    ),
    ("Fem av ti fylkeskommuner er akkreditert i én sektor.", ["confirmed ti M5.denominator"]),
    (
        "Fire av ti fylker er akkreditert i minst to sektorer.",
        ["! M5 denominator_is_of_another_set", "confirmed Fire M5.numerator", "confirmed ti M5.denominator"],
    ),
    (
        "Four of ten county authorities are accredited in two sectors, and that is what counts.",
        ["confirmed Four M5.numerator", "confirmed ten M5.denominator"],
    ),
    (
        "Four of ten counties are accredited in two sectors, and that is what counts.",
        ["! M5 denominator_is_of_another_set", "confirmed Four M5.numerator", "confirmed ten M5.denominator"],
    ),
    # how they stand
    ("Fag- og yrkesopplæringen ligger godt bak skjema.", ["confirmed M1 behind"]),
    ("Fag- og yrkesopplæringen ligger ikke bak skjema.", []),
    ("Fag- og yrkesopplæringen er i rute.", ["! M1 standing_is_denied"]),
    ("Voksnes læring er etter skjema.", ["partly M4 behind"]),
    ("Voksnes læring er foran skjema.", ["partly M4 ahead"]),
    ("Voksnes læring er langt etter skjema.", ["! M4 standing_is_denied"]),
    (
        "Elever i skolen er foran skjema, mens lærlingene er etter skjema.",
        ["confirmed M2 ahead", "confirmed M1 behind"],
    ),
    (
        "Elever i skolen er etter skjema, mens lærlingene er foran skjema.",
        ["! M2 standing_is_denied", "! M1 standing_is_denied"],
    ),
    ("Andelen med bærekraft er lavere enn ønskelig.", ["confirmed S1 below"]),
    ("Andelen med bærekraft ligger over målsettingen.", ["! S1 standing_is_denied"]),
    (
        "Bærekraft er lavere enn forventet. Det samme gjelder grønne reiser.",
        ["confirmed S1 below", "confirmed S2 below"],
    ),
    (
        "Ekstra midler til grønne reiser og inkludering er lavere enn ønskelig.",
        ["confirmed S2 below", "confirmed S4 below"],
    ),
    ("Kilden sier om andelen med bærekraft ligger under eller over målsettingen.", []),
    # what will come of it
    (
        "Med tilsvarende resultat vil målet om 75 nye institusjoner bli nådd.",
        ["! P2 outlook_is_denied", "confirmed 75 P2.goal"],
    ),
    (
        "Med tilsvarende resultat vil målet om 75 nye institusjoner ikke bli nådd.",
        ["confirmed P2 not reached", "confirmed 75 P2.goal"],
    ),
    ("Målet om 75 nye institusjoner vil bli nådd.", ["confirmed 75 P2.goal"]),
    ("Dersom vi får med flere, vil målet om 75 nye institusjoner bli nådd.", ["confirmed 75 P2.goal"]),
    ("Med tilsvarende tildeling for elever i skolen vil målet bli overgått.", ["confirmed M2 exceeded"]),
    ("For CoVE er ytterligere tre prosjekter innenfor rekkevidde.", ["! P5 remaining_is_not_what_is_left"]),
    ("For CoVE er ytterligere ett prosjekt innenfor rekkevidde.", []),
    ("Et normalår ville gitt rundt 1300 lærlinger.", ["! M1 normal_years_fall_short"]),
    ("Et normalår ville gitt rundt 1300 lærlinger, og det er ikke nok.", []),
    ("Et normalår ville gitt rundt 1500 lærlinger.", []),
    # nynorsk and English
    ("Dei som er lærlingar, ligg etter skjema, og det er ikkje bra frå vår side.", ["confirmed M1 behind"]),
    (
        "Vocational education is well behind schedule: 573 of 10,000.",
        ["confirmed M1 behind", "confirmed 573 M1.value", "confirmed 10,000 M1.goal"],
    ),
    ("At this rate, the target of 75 newcomers will be reached.", ["! P2 outlook_is_denied", "confirmed 75 P2.goal"]),
    (
        "The share on sustainability is well above the target of 25%.",
        ["! S1 standing_is_denied", "confirmed 25% S1.goal"],
    ),
    (
        "Of the pupils, 1,346 have been awarded, which is 17.9% of the target.",
        ["confirmed 1,346 M2.value", "confirmed 17.9% M2.share"],
    ),
    # nobody is spoken of
    ("Det er tildelt 573 i alt, og man ligger bak skjema.", ["unknown 573"]),
]


@pytest.mark.parametrize(("text", "comes"), SENTENCES, ids=[text for text, _ in SENTENCES])
def test_a_sentence(read: Reader, text: str, comes: list[str]) -> None:
    assert told(read(text)) == comes


def test_a_sentence_goes_on_with_the_target_before(read: Reader) -> None:
    text = "Lærlinger er det færre av. Man ligger bak skjema. Det er tildelt 573. Og nå er 573 mange."
    assert told(read(text)) == ["confirmed M1 behind", "confirmed 573 M1.value", "unknown 573"]


def test_a_chapter_ends_what_was_spoken_of(read: Reader) -> None:
    assert told(read("Lærlinger er det færre av.\n\n4.2 Partnerskap\n\nDet er tildelt 573 her.")) == ["unknown 573"]


def test_the_number_of_a_chapter_is_none_of_its_figures(read: Reader) -> None:
    assert told(read("4 Deltakelse i tall\n\nLærlinger er det færre av.")) == []


def test_lists_of_goals(read: Reader) -> None:
    lead = "Målet er at i perioden skal:\n\n"
    items = ("10.000 lærlinger reise ut", "7.400 elever i skolen reise ut", "fem sentre for fremragende få støtte")
    text = lead + "\n".join(f"• {item}" for item in items)
    assert told(read(text)) == ["! M2 goal_differs", "confirmed 10.000 M1.goal", "confirmed fem P5.goal"]


def test_rows_whose_numbers_run_together(read: Reader) -> None:
    rows = "Tabell 4.1 Mål og status\n\nElever/lærlinger i fag- og yrkesopplæringen 10 000 573\n"
    assert told(read(rows)) == ["confirmed 10 000 M1.goal", "confirmed 573 M1.value"]
    assert told(read(rows.replace("573", "574"))) == [
        "! M1 said_twice_differently", "confirmed 10 000 M1.goal", "unknown 574",
    ]  # fmt: skip


def test_a_number_that_was_true(read: Reader) -> None:
    former = Former("2020-12-31", (Entry("M2.value", "M2", "number", 1100, "–", ""),))
    [number] = read("Elever i skolen: 1 100.", former).numbers
    assert (number.found, number.edition, number.entry and number.entry.name) == ("stale", "2020-12-31", "M2.value")
