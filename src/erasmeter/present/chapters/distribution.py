"""The chapter on who takes part and where they go: maps and bars of the edition's breakdowns."""

from erasmeter.present.blocks import Block, Figure, Heading, Paragraph
from erasmeter.present.edition import Edition
from erasmeter.present.figures.map_chart import breakdown_map
from erasmeter.present.figures.ranking_chart import ranking_figure
from erasmeter.present.wording import Wording

_MAPS = ("participants_awarded_by_county", "grants_by_county", "organisations_by_county")
_RANKINGS = (
    "participants_awarded_by_sector",
    "participants_realised_by_receiving_country",
    "participants_received_by_sending_country",
)
"""What is shown, in this order, as far as the edition has it; all breakdowns are in the open data."""


def distribution(edition: Edition, wording: Wording) -> list[Block]:
    """The chapter; nothing where there is nothing to show."""
    known = {breakdown.id: breakdown for breakdown in edition.breakdowns}
    found: list[Figure | None] = [
        breakdown_map(edition, known[name], wording, f"map-{name.replace('_', '-')}") for name in _MAPS if name in known
    ]
    found += [
        ranking_figure(known[name], wording, f"bars-{name.replace('_', '-')}") for name in _RANKINGS if name in known
    ]
    figures = [figure for figure in found if figure is not None]
    if not figures:
        return []
    heading = Heading(wording.say("chapter.distribution"), "distribution")
    return [heading, Paragraph(wording.say("distribution.text")), *figures]
