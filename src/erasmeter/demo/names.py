"""Names of made organisations, and the ways in which people spell them.

Within a town no two names are built on the same word; in different towns they may be. So whoever compares name and town
can tell everybody apart, and has to.
"""

from collections.abc import Callable, Mapping

from erasmeter.demo.chance import Chance

_FIRST = (
    "Aur", "Bjørke", "Dags", "Elve", "Fjell", "Grønn", "Haug", "Iver", "Jern", "Knatte", "Linde", "Måne", "Nypon",
    "Olden", "Plomme", "Rugde", "Solve", "Trost", "Ulve", "Vinter", "Hassel", "Krage", "Sverd", "Tømmer",
)  # fmt: skip
_LAST = (
    "bakken", "berget", "brua", "engen", "fossen", "garden", "hallen", "heimen", "kvernen", "lunden", "myra", "neset",
    "roa", "stua", "sundet", "tunet", "vika", "øya", "holtet", "kroken", "løkka", "rygg", "skogen", "toppen",
)  # fmt: skip
MOST_IN_TOWN = len(_FIRST)


def stem(town: int, number: int) -> str:
    """The word that a name is built on: ``number`` from 0 counts the organisations of a town. Two of one town differ
    in both halves."""
    return _FIRST[(number + town) % MOST_IN_TOWN] + _LAST[(number + 3 * town) % MOST_IN_TOWN]


_NYNORSK = {"videregående skole": "vidaregåande skule", "barneskole": "barneskule", "ungdomsskole": "ungdomsskule"}
_ENGLISH = {
    "videregående skole": "upper secondary school",
    "barneskole": "primary school",
    "ungdomsskole": "lower secondary school",
    "fylkeskommune": "County Council",
}


def spelt(name: str, chance: Chance) -> str:
    """The name as one row of a file spells it: as it is, or by one of the traps."""
    trap = chance.trap_among([trap for trap, respelt in _SPELLINGS.items() if respelt(name, chance) != name])
    return name if trap is None else _SPELLINGS[trap](name, chance)


def _capitals(name: str, chance: Chance) -> str:
    return name.upper()


def _letters_replaced(name: str, chance: Chance) -> str:
    replaced = name.replace("å", chance.one(("aa", "a"))).replace("Å", "Aa")
    return replaced.replace("ø", "o").replace("Ø", "O")


def _by(words: Mapping[str, str]) -> Callable[[str, Chance], str]:
    def respelt(name: str, chance: Chance) -> str:
        for word, other in words.items():
            if name.endswith(f" {word}"):
                return name.removesuffix(word) + other
        return name

    return respelt


def _without_legal_form(name: str, chance: Chance) -> str:
    return name.removesuffix(" AS")


def _typing_error(name: str, chance: Chance) -> str:
    """Two letters of the first word change places; or the word that everybody misspells."""
    if name.endswith(" videregående skole") and chance.happens(0.3):
        return name.replace("videregående", "vidergående")
    word, _, rest = name.partition(" ")
    places = [at for at in range(2, len(word) - 2) if word[at] != word[at + 1]]
    if len(word) < 7 or not places or not rest:
        return name
    at = chance.one(places)
    return f"{word[:at]}{word[at + 1]}{word[at]}{word[at + 2 :]} {rest}"


def _letter_lost(name: str, chance: Chance) -> str:
    word, _, rest = name.partition(" ")
    places = [at for at in range(1, len(word) - 1) if word[at] in "åøæ"]
    return lost(word, places, chance) + (f" {rest}" if rest else "") if places else name


def lost(word: str, places: list[int], chance: Chance) -> str:
    """The word with the letter at one of the places lost."""
    at = chance.one(places)
    return word[:at] + chance.one(("\ufffd", "?")) + word[at + 1 :]


_SPELLINGS: Mapping[str, Callable[[str, Chance], str]] = {
    "capitals": _capitals,
    "letters_replaced": _letters_replaced,
    "nynorsk": _by(_NYNORSK),
    "abbreviation": _by({"videregående skole": "vgs."}),
    "english_name": _by(_ENGLISH),
    "legal_form_left_out": _without_legal_form,
    "typing_error": _typing_error,
    "letter_lost_in_name": _letter_lost,
}
