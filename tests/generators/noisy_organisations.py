"""A second list of the same organisations, named as people name them; and namesakes elsewhere, who are others.

What is done to a name is written down here apart from what identity knows, so that it is a trial and no mirror.
"""

import random
import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import replace

from erasmeter.harmonise.identity.trials import Trial

Noise = Callable[[str, str, random.Random], str]

_FORMS = (
    " AS",
    " ry",
    " GmbH",
    " gGmbH",
    ", S.L.",
    " SA",
    " e.V.",
    " Oy",
    " z.s.",
    " Ltd",
    " ASBL",
    " d.o.o.",
    " Kft.",
)
_ABBREVIATED = {
    r"[Vv]ideregående skole|VIDEREGÅENDE SKOLE": "vgs.",
    r"(?i)\buniversi(ty|tät|tet|té|dad|dade|tà|teit)\b": "Univ.",
    r"(?i)\binstitut(e|o)?\b": "Inst.",
    r"(?i)\binstituto de educaci[oó]n secundaria\b": "I.E.S.",
    r"(?i)\bammattikorkeakoulu\b": "AMK",
    r"(?i)\bsaint\b": "St.",
    r"(?i)\bgymnasium\b": "Gymn.",
}
_TRANSLATED = (
    ("universidad de", "university of"), ("universitat", "university"), ("universität", "university"),
    ("université de", "university of"), ("università degli studi di", "university of"), ("uniwersytet", "university"),
    ("yliopisto", "university"), ("universitet", "university"),
    ("ammattikorkeakoulu", "university of applied sciences"),
    ("fachhochschule", "university of applied sciences"), ("conservatorio di musica", "conservatory of music"),
    ("akademie", "academy"), ("akademia", "academy"), ("academia", "academy"), ("accademia di belle arti",
    "academy of fine arts"), ("instituto", "institute"), ("institut", "institute"), ("fundación", "foundation"),
    ("kaupunki", "city"), ("koulu", "school"), ("lukio", "upper secondary school"), ("lycée", "high school"),
    ("kommune", "municipality"), ("fylkeskommune", "county council"), ("videregående skole", "upper secondary school"),
)  # fmt: skip


def _typed_wrong(name: str, town: str, chance: random.Random) -> str:
    places = [at for at, sign in enumerate(name) if sign.isalpha() and at]
    if len(name) < 6 or not places:
        return name
    at, letter = chance.choice(places), chance.choice("abcdefghijklmnoprstuv")
    return chance.choice((
        name[:at] + name[at + 1 :],
        name[:at] + letter + name[at:],
        name[:at] + letter + name[at + 1 :],
        name[: at - 1] + name[at] + name[at - 1] + name[at + 1 :],
    ))  # fmt: skip


def _capitals(name: str, town: str, chance: random.Random) -> str:
    return chance.choice((name.upper(), name.lower(), name.title()))


def _accents_lost(name: str, town: str, chance: random.Random) -> str:
    if chance.random() < 0.3:
        return "".join("\ufffd" if ord(sign) > 127 else sign for sign in name)
    if chance.random() < 0.5:
        for letter, pair in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ø", "oe"), ("å", "aa"), ("ß", "ss"), ("æ", "ae")):
            name = name.replace(letter, pair).replace(letter.upper(), pair.upper())
        return name
    apart = unicodedata.normalize("NFKD", name.replace("ø", "o").replace("Ø", "O").replace("ł", "l").replace("Ł", "L"))
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


def _legal_form(name: str, town: str, chance: random.Random) -> str:
    for form in _FORMS:
        if name.casefold().endswith(form.casefold()):
            return name[: -len(form)]
    return name + chance.choice(_FORMS)


def _order(name: str, town: str, chance: random.Random) -> str:
    parts = re.split(r"\s*[,/]\s*|\s+-\s+", name)
    if len(parts) > 1:
        return ", ".join(parts[1:] + parts[:1])
    words = name.split()
    return " ".join(words[-1:] + words[:-1]) if len(words) > 1 else name


def _abbreviated(name: str, town: str, chance: random.Random) -> str:
    for words, short in _ABBREVIATED.items():
        name = re.sub(words, short, name)
    return name


def _translated(name: str, town: str, chance: random.Random) -> str:
    for words, english in _TRANSLATED:
        if re.search(rf"(?i)\b{words}\b", name):
            return re.sub(rf"(?i)\b{words}\b", english, name)
    return name


def _with_town(name: str, town: str, chance: random.Random) -> str:
    if not town or town.casefold() in name.casefold():
        return name
    return chance.choice((f"{name} ({town})", f"{name}, {town}", f"{name} {town}"))


def _with_acronym(name: str, town: str, chance: random.Random) -> str:
    short = "".join(word[0] for word in re.findall(r"\w+", name) if len(word) > 3).upper()
    if not 3 <= len(short) <= 6:
        return name
    return chance.choice((f"{name} ({short})", f"{short} - {name}"))


NOISES: dict[str, Noise] = {
    "typing error": _typed_wrong,
    "capitals": _capitals,
    "accents": _accents_lost,
    "legal form": _legal_form,
    "word order": _order,
    "abbreviation": _abbreviated,
    "language": _translated,
    "town in the name": _with_town,
    "acronym": _with_acronym,
}


def _are_two(one: str, other: str) -> bool:
    """Whether two towns are certainly two: not ``PRAHA`` and ``Praha 8``."""
    return _accents_folded(one)[:4] != _accents_folded(other)[:4]


def _accents_folded(town: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFKD", town.casefold()) if sign.isalpha())


def noisy_lists(
    trials: Sequence[Trial], seed: int, kinds: Sequence[str] = tuple(NOISES), namesakes: float = 0.1
) -> list[Trial]:
    """The organisations of a list and of a second one, where one or two of ``kinds`` of noise have come over every
    name. To a share of ``namesakes`` there is, in both lists, another of the same name in another town of the country.
    Only names, towns and countries are stated."""
    chance = random.Random(seed)
    towns: dict[str | None, list[tuple[str, ...]]] = {}
    for one in trials:
        towns.setdefault(one.sighting.country, []).append(one.sighting.towns)
    stated = [(one.sighting.names[0], one.sighting.towns, one.sighting.country, one.identifiers) for one in trials]
    for name, where, country, known in list(stated):
        elsewhere = chance.choice(towns[country])
        if chance.random() < namesakes and where and elsewhere and _are_two(elsewhere[0], where[0]):
            stated.append((name, elsewhere, country, frozenset(f"namesake of {each}" for each in known)))
    made = []
    for number, (name, where, country, known) in enumerate(stated):
        noises = chance.sample(list(kinds), min(len(kinds), chance.choice((1, 1, 2))))
        other = name
        for noise in noises:
            other = NOISES[noise](other, where[0] if where else "", chance)
        for file, spelling in (("first", name), ("second", other)):
            sighting = replace(
                trials[0].sighting, key=f"{file}-{number:06d}", names=(spelling,), towns=where, country=country,
                postcode=None, address=None, website=None, seen_in=frozenset({file}), lists=frozenset(),
            )  # fmt: skip
            made.append(Trial(file, sighting, known))
    return made
