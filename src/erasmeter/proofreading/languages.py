"""In which language a passage is: by the small words that each language has and the others have not."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from erasmeter.proofreading.passages import Passage

_SMALL_WORDS: Mapping[str, str] = {
    "nb": " og ikke jeg det er som på av til en et har for med også blir ved de være fra skal hvor flere ",
    "nn": " og ikkje eg det er som på av til ein eit har for med også blir ved dei vere frå skal kvar fleire ",
    "en": " the and not of to is are in that which for with by has have been will be from at this on ",
}
_ENOUGH = 2


@dataclass(frozen=True)
class Guess:
    """Guesses passage by passage, among ``known`` languages; a passage that says too little is in the document's."""

    known: tuple[str, ...]
    document: str

    def of(self, text: str) -> str:
        """The language of a passage."""
        counted = _counted(text, self.known)
        best, most = max(counted.items(), key=lambda item: item[1])
        others = [number for language, number in counted.items() if language != best]
        is_told = most >= _ENOUGH and most > max(others, default=0)
        return best if is_told else self.document


def guess_for(passages: Iterable[Passage], known: Iterable[str]) -> Guess:
    """The guess for a document; where it says too little, Norwegian before English."""
    languages = tuple(known)
    counted: Counter[str] = Counter()
    for passage in passages:
        counted.update(_counted(passage.text, languages))
    best = max(languages, key=lambda language: (counted[language], language == "nb"))
    return Guess(languages, best)


def _counted(text: str, languages: Iterable[str]) -> dict[str, int]:
    words = re.findall(r"\w+", text.casefold())
    return {language: sum(f" {word} " in _SMALL_WORDS.get(language, "") for word in words) for language in languages}
