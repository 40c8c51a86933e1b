"""All pages of the site in one language, in the order in which they are listed."""

from collections.abc import Sequence
from dataclasses import replace

from erasmeter.editions.blocks import edition_blocks, edition_in_words, history_blocks
from erasmeter.present.blocks import Block, Paragraph
from erasmeter.present.pages.counties import county_pages
from erasmeter.present.pages.evidence import rows_behind
from erasmeter.present.pages.grounds import data_page, method_page, report_page
from erasmeter.present.pages.overview import overview_page
from erasmeter.present.pages.page import Page
from erasmeter.present.pages.target import Behind, target_page
from erasmeter.present.sentences import Sentences
from erasmeter.present.wording import Wording
from erasmeter.publish.harmless import harmless
from erasmeter.publish.opendata.files import Offered
from erasmeter.publish.pages.downloads import download_blocks
from erasmeter.publish.publication import Publication


def pages_of(publication: Publication, language: str, offered: tuple[Offered, ...]) -> tuple[Page, ...]:
    """The pages, their texts harmless; all but the one to search, which is made of these. ``offered`` are the files of
    open data."""
    sentences = Sentences(publication.edition, Wording(publication.edition.texts, language))
    document = publication.documents[language]
    made = (
        overview_page(sentences, document),
        *_targets(publication, sentences),
        *county_pages(sentences),
        report_page(sentences, document),
        method_page(sentences),
        _data(sentences, offered),
        _editions(publication, sentences.wording),
    )
    return tuple(harmless(page) for page in made)


def _targets(publication: Publication, sentences: Sentences) -> list[Page]:
    histories = {history.id: history for history in publication.histories}
    made = []
    for status in publication.edition.statuses:
        target = status.target.id
        history: Sequence[Block] = history_blocks(histories[target], sentences.wording) if target in histories else ()
        explanation = publication.explanations.get(target)
        rows: Sequence[Block] = rows_behind(sentences, explanation) if explanation else ()
        made.append(target_page(sentences, status, Behind(history, rows)))
    return made


def _data(sentences: Sentences, offered: tuple[Offered, ...]) -> Page:
    """The files behind the figures, and before them the figures themselves to take along."""
    page = data_page(sentences)
    downloads = download_blocks(offered, sentences.wording)
    titles = dict.fromkeys(one.title for one in offered)
    return replace(page, blocks=(*downloads, *page.blocks), also=(*page.also, *titles))


def _editions(publication: Publication, wording: Wording) -> Page:
    """The saved editions; the page is there also before the first is saved."""
    saved = publication.saved
    text = wording.say("site.editions.text") if saved else wording.say("site.editions.none")
    return Page(
        address="editions",
        section="editions",
        title=wording.say("site.editions"),
        name=wording.say("site.editions"),
        description=text,
        blocks=(Paragraph(text, lead=True), *edition_blocks(saved, publication.histories, wording)),
        also=tuple(f"{edition.name} {edition_in_words(edition, wording)}" for edition in saved),
    )
