"""The open data as the site offers them: what each file is, in which format, how large, and where it leads."""

from erasmeter.present.blocks import Block, Cell, Column, Heading, Paragraph, Table
from erasmeter.present.wording import Wording
from erasmeter.publish.opendata.files import Offered

FOLDER = "data"
"""The folder of the files, beside those of the languages."""


def download_blocks(offered: tuple[Offered, ...], wording: Wording) -> tuple[Block, ...]:
    """First what holds or describes everything, then dataset by dataset. The first cell of a row is the path that
    leads to the file."""
    say = wording.say
    columns = (
        Column(say("opendata.list.file")),
        Column(say("opendata.list.says")),
        Column(say("opendata.list.format"), kept=True),
        Column(say("opendata.list.size"), "end", kept=True),
    )
    whole = tuple(_row(one, wording, one.description) for one in offered if one.is_whole)
    # What a dataset holds is said once, not for each of its formats.
    titles = [one.title for one in offered]
    datasets = tuple(
        _row(one, wording, None if one.title in titles[:place] else one.description)
        for place, one in enumerate(offered)
        if not one.is_whole
    )
    return (
        Heading(say("opendata.page"), "open-data"),
        Paragraph(say("opendata.page.text")),
        Table(say("opendata.page.whole"), columns, whole),
        Table(say("opendata.page.datasets"), columns, datasets, folds=True),
    )


def _row(file: Offered, wording: Wording, says: str | None) -> tuple[Cell, ...]:
    kilobytes = wording.numbers.number(max(1.0, file.bytes / 1000))
    return (
        Cell(file.path),
        Cell(file.title, detail=says),
        Cell(file.format),
        Cell(wording.say("opendata.page.size", n=kilobytes)),
    )
