"""The forms of the report and the formats of open data. A module of its own, so that the command line knows them
without loading what makes them."""

from enum import StrEnum


class Form(StrEnum):
    """A form is the output of the same name."""

    html = "html"
    pdf = "pdf"
    docx = "docx"


class DataFormat(StrEnum):
    """A format of open data. ``package`` is the Frictionless data package, ``dcat`` the metadata for catalogues."""

    csv = "csv"
    xlsx = "xlsx"
    parquet = "parquet"
    json_stat = "json-stat"
    package = "package"
    dcat = "dcat"
