"""What stands beneath the status table in a terminal: what the table has no room for."""

from collections.abc import Iterator

from erasmeter.model.status import TargetStatus
from erasmeter.present.edition import Edition
from erasmeter.present.remarks import normal_years, prospect, revision
from erasmeter.present.sentences import Sentences
from erasmeter.present.wording import Wording, as_sentence


def status_notes(edition: Edition, language: str) -> list[tuple[str, str]]:
    """Pairs of a target (or a heading) and what is said of it."""
    sentences = Sentences(edition, Wording(edition.texts, language))
    return [*_revisions(sentences), *_undecided(sentences), *_other_clocks(sentences)]


def _revisions(sentences: Sentences) -> Iterator[tuple[str, str]]:
    for status in sentences.edition.statuses:
        if said := revision(sentences, status):
            yield status.target.id, said


def _undecided(sentences: Sentences) -> Iterator[tuple[str, str]]:
    for status in sentences.edition.statuses:
        if said := prospect(sentences, status):
            yield status.target.id, said


def _other_clocks(sentences: Sentences) -> Iterator[tuple[str, str]]:
    found = [(status, said) for status in sentences.edition.statuses if (said := _by_other_clocks(sentences, status))]
    if found:
        yield sentences.wording.say("terminal.other_clocks"), ""
    for status, said in found:
        facts = (said, normal_years(sentences, status))
        yield status.target.id, " ".join(as_sentence(fact) for fact in facts if fact)


def _by_other_clocks(sentences: Sentences, status: TargetStatus) -> str:
    return ", ".join(sentences.with_pace(verdict) for verdict in status.shown_clocks if verdict.pace is not None)
