"""What the open data of a publication are, in words: title, date, who publishes them, under which terms."""

from dataclasses import dataclass

from erasmeter.present.wording import Wording
from erasmeter.publish.publication import Publication


@dataclass(frozen=True, slots=True)
class About:
    """In one language. ``facts`` are pairs of a label and what is known; what nobody stated is said to be so."""

    language: str
    title: str
    description: str
    facts: tuple[tuple[str, str], ...]


def about(publication: Publication, language: str) -> About:
    """What the open data are, in one of the languages."""
    edition, imprint = publication.edition, publication.imprint
    wording = Wording(edition.texts, language)
    say, unstated = wording.say, wording.say("opendata.not_stated")
    facts = [
        (say("opendata.about.date"), wording.numbers.date(edition.as_of)),
        (say("opendata.about.strategy"), edition.strategy.name.in_language(language) if edition.strategy else unstated),
        (say("opendata.about.publisher"), imprint.publisher or unstated),
        (say("opendata.about.contact"), imprint.contact or unstated),
        (say("opendata.about.licence"), imprint.licence or unstated),
        (say("opendata.about.address"), imprint.address or unstated),
        (say("opendata.about.workspace"), edition.workspace),
    ]
    return About(language, title(publication, wording), description(publication, wording), tuple(facts))


def title(publication: Publication, wording: Wording) -> str:
    """What the whole is called."""
    country = publication.edition.country
    if country is None:
        return wording.say("opendata.title.no_country")
    return wording.say("opendata.title", country=wording.numbers.country(country))


def description(publication: Publication, wording: Wording) -> str:
    """What the whole holds."""
    return wording.say("opendata.description", date=wording.numbers.date(publication.edition.as_of))
