"""Which organisations are the same: the cases that people would name, and what must hold of any data."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from erasmeter.harmonise.identity.decisions import Decision
from erasmeter.harmonise.identity.identify import identify
from erasmeter.harmonise.identity.sightings import Identities, Link, Sighting


def sighting(key: str, name: str, town: str | None = None, **rest: str) -> Sighting:
    return Sighting(key, (name,), towns=(town,) if town else (), **{"country": "NO", **rest})  # type: ignore[arg-type]


def decision(one: str, other: str, *, same: bool, level: str = "registration") -> Decision:
    return Decision.model_validate(
        {"one": one, "other": other, "same": same, "level": level, "reason": "They told us.", "author": "An analyst",
         "date": date(2026, 11, 24)}
    )  # fmt: skip


def link_of(found: Identities, one: str, other: str) -> Link:
    (link,) = [link for link in found.links if (link.one, link.other) == (min(one, other), max(one, other))]
    return link


ONE = [
    (("Fagskolen Nordlys", "Alta"), ("FAGSKOLEN NORDLYS AS", "ALTA")),
    (("Fjordheim vgs.", "Fjordheim"), ("Fjordheim vidaregåande skule", "FJORDHEIM")),
    (("Høgskolen i Åsdal", "Åsdal"), ("H\ufffdgskolen i \ufffdsdal", "Åsdal")),
    (("Høgskolen i Åsdal", "Åsdal"), ("HÃ¸gskolen i Ã…sdal", "Aasdal")),
    (("Solbakken kulturforening", "Bodø"), ("Solbakken kulturforening", "Bod\ufffd")),
    (("Solbakken kulturforening", "Røros"), ("SOLBAKKEN KULTURFORENING", "R?ros")),
    (("Solbakken kulturforening", "Bergen"), ("Solbaken kulturforening", "Bergen")),
    (("Fjordheim videregående skole", "Fjordheim"), ("Fjordheim vgs, Vestmark fylkeskommune", "Fjordheim")),
]
TWO = [
    (("Vestmark videregående skole", "Vestmark"), ("VESTMARK FYLKESKOMMUNE", "Vestmark")),
    (("Fjordheim kommune", "Fjordheim"), ("Fjordheim fylkeskommune", "Fjordheim")),
    (("Fjordheim barneskole", "Fjordheim"), ("Fjordheim videregående skole", "Fjordheim")),
    (("Kirkebygda skole", "Alta"), ("Kirkebygda skole", "Voss")),
    (("Kirkebygda skole", "Røros"), ("Kirkebygda skole", "F?ros")),
    (("Skole nr. 5", "Bergen"), ("Skole nr. 12", "Bergen")),
    (("Institutt for kunst A", "Oslo"), ("Institutt for kunst B", "Oslo")),
    (("Fjordheim kommune", "Fjordheim"), ("Solvik skole, Fjordheim kommune", "Fjordheim")),
]


@pytest.mark.parametrize(("one", "other"), ONE)
def test_one_organisation(one: tuple[str, str], other: tuple[str, str]) -> None:
    found = identify([sighting("a", *one), sighting("b", *other)])
    assert found.registration == {"a": "a", "b": "a"}
    assert found.body == {"a": "a", "b": "a"}
    assert link_of(found, "a", "b").is_same


@pytest.mark.parametrize(("one", "other"), TWO)
def test_two_organisations(one: tuple[str, str], other: tuple[str, str]) -> None:
    found = identify([sighting("a", *one), sighting("b", *other)])
    assert found.registration == {"a": "a", "b": "b"}
    assert found.body == {"a": "a", "b": "b"}


def test_a_city_with_three_registrations_is_one_body() -> None:
    city = [sighting(oid, "Fjordheim kommune", "Fjordheim", oid=oid) for oid in ("E10000003", "E10000001", "E10000002")]
    found = identify([*city, sighting("no-fjordheim-kommune", "FJORDHEIM KOMMUNE", "Fjordheim")])
    assert {found.registration[one.key] for one in city} == {"E10000001", "E10000002", "E10000003"}
    # Without an identifier it may be any of the three, so it stays what it is.
    assert found.registration["no-fjordheim-kommune"] == "no-fjordheim-kommune"
    assert set(found.body.values()) == {"E10000001"}
    refused = [link for link in found.links if "no-fjordheim-kommune" in (link.one, link.other) and not link.is_same]
    assert any(word.startswith("as like E1") for link in refused for word in link.evidence)


def test_a_sighting_without_identifier_joins_the_one_registration_that_fits() -> None:
    found = identify([
        sighting("E10000001", "Fjordheim vgs", "Fjordheim", oid="E10000001"),
        sighting("E10000002", "Alta vgs", "Alta", oid="E10000002"),
        sighting("no-x", "Fjordheim videregående skole", "Fjordheim"),
    ])  # fmt: skip
    assert found.registration["no-x"] == "E10000001"


def test_a_pic_and_a_national_number_lead_to_the_oid() -> None:
    found = identify([
        sighting("E10000001", "Old name", "Alta", oid="E10000001", pic="900000001"),
        sighting("PIC900000001", "Quite another", "Voss", pic="900000001"),
        sighting("PIC900000002", "Third", "Oslo", pic="900000002", national_number="NO 912 345 678"),
        sighting("no-c", "Fourth", "Bodø", national_number="NO912345678"),
    ])  # fmt: skip
    assert found.registration["PIC900000001"] == "E10000001"
    assert found.registration["no-c"] == found.registration["PIC900000002"]
    assert link_of(found, "E10000001", "PIC900000001").evidence == ("same PIC",)


def test_a_number_of_several_registrations_makes_one_body_of_them() -> None:
    found = identify([
        sighting(oid, name, "Alta", oid=oid, national_number="912345678")
        for oid, name in (("E10000001", "One name"), ("E10000002", "Wholly different"))
    ])  # fmt: skip
    assert len(set(found.registration.values())) == 2
    assert len(set(found.body.values())) == 1


def test_other_national_numbers_keep_namesakes_apart() -> None:
    found = identify([
        sighting("a", "Sentrum skole", "Oslo", national_number="911111111"),
        sighting("b", "Sentrum skole", "Oslo", national_number="922222222"),
    ])  # fmt: skip
    assert len(set(found.body.values())) == 2


def of_list(key: str, name: str, year: str, address: str = "Storgata 1") -> Sighting:
    return Sighting(
        key,
        (name,),
        towns=("Solvik",),
        country="NO",
        postcode="1234",
        address=address,
        website="www.hisol.no",
        lists=frozenset({year}),
    )


def test_a_renamed_university_is_known_by_its_place() -> None:
    found = identify([of_list("a", "Høgskolen i Solvik", "2022"), of_list("b", "Universitetet i Solvik", "2025")])
    assert found.registration == {"a": "a", "b": "a"}


def test_two_rows_of_one_list_are_two() -> None:
    found = identify([of_list("a", "Kunsthøgskolen i Solvik", "2025"), of_list("b", "Høgskolen i Solvik", "2025")])
    assert found.registration == {"a": "a", "b": "b"}
    assert "both in one list" in link_of(found, "a", "b").evidence
    elsewhere = identify([of_list("a", "Bankstiftelsen", "2025"), of_list("b", "Bankstiftelsen", "2025", "Fjellvei 9")])
    assert elsewhere.registration == {"a": "a", "b": "b"}


def test_namesakes_that_complete_lists_never_name_together_are_one_that_moved() -> None:
    others = [
        Sighting(f"k{number}", (f"{name} skole",), towns=("Alta",), country="NO", seen_in=frozenset({"2021", "2023"}))
        for number, name in enumerate(("Bakken", "Solvik", "Havna"))
    ]

    def school(key: str, town: str, *snapshots: str) -> Sighting:
        return Sighting(key, ("Nordlys friskole",), towns=(town,), country="NO", seen_in=frozenset(snapshots))

    moved = identify([*others, school("a", "Alta", "2021"), school("b", "Voss", "2023")])
    assert moved.registration["b"] == "a"
    assert "never named together with another town" in link_of(moved, "a", "b").evidence
    together = identify([*others, school("a", "Alta", "2021", "2023"), school("b", "Voss", "2023")])
    assert together.registration["b"] == "b"
    three = identify([*others, school("a", "Alta", "2021"), school("b", "Voss", "2023"), school("c", "Oslo", "2023")])
    assert len({three.registration[key] for key in "abc"}) == 3
    # Snapshots that have nothing in common cannot tell.
    assert identify([school("a", "Alta", "2021"), school("b", "Voss", "2023")]).registration["b"] == "b"


def test_namesakes_that_one_list_names_both_are_two_though_their_statements_stand_apart() -> None:
    """Each statement by itself, as in a trial without identifiers: what one says is known of the others of its kind."""
    others = [
        Sighting(f"k{number}", (f"{name} skole",), towns=("Alta",), country="NO", seen_in=frozenset({"2021", "2023"}))
        for number, name in enumerate(("Bakken", "Solvik", "Havna"))
    ]
    stated = [("2021", "Alta"), ("2021", "Voss"), ("2023", "Alta")]
    schools = [
        Sighting(f"s{place}", ("Nordlys friskole",), towns=(town,), country="NO", seen_in=frozenset({snapshot}))
        for place, (snapshot, town) in enumerate(stated)
    ]
    found = identify([*others, *schools])
    assert found.registration["s2"] == found.registration["s0"] != found.registration["s1"]


def test_weak_links_make_no_chain() -> None:
    names = ["Alta folkeakademi", "Alta folkeakademi og kino", "Alta kino", "Alta kino og bad", "Alta bad"]
    found = identify([sighting(str(place), name, "Alta") for place, name in enumerate(names)])
    assert found.registration["0"] != found.registration["4"]


def test_decisions_win() -> None:
    data = [
        sighting("a", "Sentrum skole", "Oslo"),
        sighting("b", "Sentrum skole", "OSLO"),
        sighting("c", "Bakken", "Voss"),
    ]
    assert identify(data).registration["b"] == "a"
    found = identify(data, [decision("b", "a", same=False, level="body"), decision("a", "c", same=True)])
    assert found.registration == {"a": "a", "b": "b", "c": "a"}
    assert found.body == {"a": "a", "b": "b", "c": "a"}
    decided = next(link for link in found.links if (link.one, link.other) == ("a", "b"))
    assert not decided.is_same
    assert decided.evidence == ("decided by An analyst on 2026-11-24: They told us.",)


def test_a_decision_wins_over_an_identifier() -> None:
    data = [
        sighting("E10000001", "Old", "Alta", oid="E10000001", pic="900000001"),
        sighting("PIC900000001", "New", "Voss", pic="900000001"),
    ]
    found = identify(data, [decision("E10000001", "PIC900000001", same=False)])
    assert len(set(found.registration.values())) == 2
    assert len(set(found.body.values())) == 1


def test_decisions_on_organisations_that_are_gone_are_told() -> None:
    found = identify([sighting("a", "Bakken", "Voss")], [decision("a", "zz", same=True)])
    assert found.registration == {"a": "a"}
    told = "no file has zz: a and zz are the same registration, decided by An analyst on 2026-11-24: They told us."
    assert found.idle_decisions == (told,)


WORDS = st.sampled_from(
    ["Solvik", "Bakken", "skole", "vgs", "kommune", "fylkeskommune", "5", "12", "AS", "B\ufffdkken"]
)
SIGHTINGS = st.lists(
    st.builds(
        lambda number, words, town, oid, pic, seen: Sighting(
            oid or (f"PIC{pic}" if pic else f"no-{number}"),
            (" ".join(words),),
            oid=oid,
            pic=pic,
            towns=(town,) if town else (),
            country="NO",
            seen_in=seen,
            lists=seen & {"L"},
        ),
        st.integers(0, 20),
        st.lists(WORDS, min_size=1, max_size=4),
        st.sampled_from(["Solvik", "SOLVIK", "Alta", None]),
        st.sampled_from([None, None, "E10000001", "E10000002"]),
        st.sampled_from([None, None, "900000001", "900000002"]),
        st.frozensets(st.sampled_from(["A", "B", "L"]), max_size=2),
    ),
    max_size=12,
)


@settings(max_examples=150, deadline=None)
@given(SIGHTINGS, st.randoms())
def test_the_order_of_rows_makes_no_difference(data: list[Sighting], chance: object) -> None:
    shuffled = list(data)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert identify(data) == identify([*shuffled, *shuffled])


@settings(max_examples=150, deadline=None)
@given(SIGHTINGS)
def test_what_holds_of_any_data(data: list[Sighting]) -> None:
    found = identify(data)
    keys = {one.key for one in data}
    assert found.registration.keys() == found.body.keys() == keys
    for one in data:
        assert one.oid is None or found.registration[one.key] == one.oid
        # A registration lies within one body.
        assert found.body[one.key] == found.body[found.registration[one.key]]
        assert found.body[one.key] <= one.key
    for link in found.links:
        assert link.one < link.other
        assert 0 <= link.score <= 1
        names = found.registration if link.level == "registration" else found.body
        assert link.is_same == (names[link.one] == names[link.other])
    assert identify(data) == found
