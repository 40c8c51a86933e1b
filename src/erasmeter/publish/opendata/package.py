"""The Frictionless data package: every CSV file with its schema, keys, fingerprint, and what all rests on."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from erasmeter.publish.opendata.about import About
from erasmeter.publish.opendata.files import DataFile
from erasmeter.publish.opendata.storable import json_bytes
from erasmeter.publish.opendata.tables import SEPARATOR, Column, Table
from erasmeter.publish.publication import Publication


def package_bytes(
    publication: Publication, about: About, files: Sequence[DataFile], codes: Mapping[str, list[str]]
) -> bytes:
    """``datapackage.json``; ``files`` are the CSV files, ``codes`` the codes of each list."""
    edition, imprint = publication.edition, publication.imprint
    tables = {file.dataset.id for file in files if file.dataset}
    content = {
        "profile": "tabular-data-package",
        "name": f"erasmus-{(edition.country or 'any').lower()}-{edition.as_of.isoformat()}",
        "id": imprint.address,
        "title": about.title,
        "description": about.description,
        "version": edition.as_of.isoformat(),
        "homepage": imprint.address,
        "licenses": [{"path": imprint.licence}] if imprint.licence else None,
        "contributors": _contributors(publication),
        "sources": _sources(publication),
        "resources": [_resource(file, file.dataset, about.language, tables, codes) for file in files if file.dataset],
    }
    return json_bytes(_stated(content))


def _contributors(publication: Publication) -> list[dict[str, Any]] | None:
    imprint = publication.imprint
    if imprint.publisher is None:
        return None
    contact = imprint.contact if imprint.contact and "@" in imprint.contact and "/" not in imprint.contact else None
    return [
        _stated(
            {"title": imprint.publisher, "path": imprint.publisher_page, "email": contact, "role": "publisher"},
        )
    ]


def _sources(publication: Publication) -> list[dict[str, Any]] | None:
    """The files received, by name and fingerprint; where they are stated, with publisher and licence."""
    sources = []
    for held in publication.edition.snapshots:
        credit = publication.imprint.credit(held.snapshot.id, held.snapshot.source)
        title = f"{credit.publisher}: {held.snapshot.file}" if credit.publisher else held.snapshot.file
        sources.append(_stated({"title": title, "sha256": held.snapshot.sha256, "license": credit.licence}))
    return sources or None


def _resource(
    file: DataFile, table: Table, language: str, tables: set[str], codes: Mapping[str, list[str]]
) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": table.id.replace("_", "-"),
        "path": file.path,
        "title": table.title[language],
        "description": table.description[language],
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(file.content),
        "hash": f"sha256:{file.sha256}",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True, "header": True},
        "schema": {
            "fields": [_field(column, language, codes) for column in table.columns],
            "missingValues": [""],
            "primaryKey": list(table.key),
            **_foreign_keys(table, tables),
        },
    }


def _field(column: Column, language: str, codes: Mapping[str, list[str]]) -> dict[str, Any]:
    said = column.says[language]
    constraints: dict[str, Any] = {"required": True} if column.required else {}
    if column.codes is not None and not column.list:
        constraints["enum"] = codes[column.codes]
    field: dict[str, Any] = {
        "name": column.name,
        "title": column.title[language],
        "type": column.type,
        "description": said,
    }
    if column.type == "boolean":
        field |= {"trueValues": ["true"], "falseValues": ["false"]}
    if column.list:
        field["separator"] = SEPARATOR
    return {**field, "constraints": constraints} if constraints else field


def _foreign_keys(table: Table, tables: set[str]) -> dict[str, Any]:
    keys = list(_references(table, tables))
    return {"foreignKeys": keys} if keys else {}


def _references(table: Table, tables: set[str]) -> Iterator[dict[str, Any]]:
    """To datasets that are there; the column has the same name on both sides."""
    for column, other in table.refers.items():
        if other in tables:
            yield {"fields": [column], "reference": {"resource": other.replace("_", "-"), "fields": [column]}}


def _stated(content: Mapping[str, Any]) -> dict[str, Any]:
    """What is known: a blank is left out."""
    return {name: value for name, value in content.items() if value is not None}
