"""The forms of the report. A module of its own, so that the command line knows them without loading what draws."""

from enum import StrEnum


class Form(StrEnum):
    """A form is the output of the same name."""

    html = "html"
