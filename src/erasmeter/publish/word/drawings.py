"""Drawings in Word: pictures of dots with their description, as wide as the text."""

import io

from docx.shared import Pt
from docx.text.paragraph import Paragraph

from erasmeter.present.blocks import Figure
from erasmeter.publish.columns import UPRIGHT
from erasmeter.publish.pictures import png


def add_drawing(paragraph: Paragraph, figure: Figure, number: int) -> None:
    """The figure's drawing with its alternative text."""
    picture = paragraph.add_run().add_picture(io.BytesIO(png(figure.svg)), width=Pt(UPRIGHT))
    properties = picture._inline.docPr
    properties.set("name", f"Figure {number}")
    properties.set("title", figure.title)
    properties.set("descr", figure.description)
