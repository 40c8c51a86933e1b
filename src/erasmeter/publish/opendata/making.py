"""Makes all files of open data from a publication, in memory: the same publication always gives the same bytes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from erasmeter.present.wording import Wording
from erasmeter.publish.forms import DataFormat
from erasmeter.publish.opendata.about import About, about
from erasmeter.publish.opendata.assemble import tables_of
from erasmeter.publish.opendata.csvfiles import csv_bytes
from erasmeter.publish.opendata.dcat import dcat_nodes
from erasmeter.publish.opendata.dictionary import caveats_named
from erasmeter.publish.opendata.files import (
    CSV,
    JSON_LD,
    JSON_STAT,
    PACKAGE,
    PARQUET,
    TURTLE,
    XLSX,
    DataFile,
    Offered,
    offered,
)
from erasmeter.publish.opendata.jsonstat import Said, jsonstat_bytes
from erasmeter.publish.opendata.package import package_bytes
from erasmeter.publish.opendata.parquet import parquet_bytes
from erasmeter.publish.opendata.rdf import json_ld_bytes, turtle_bytes
from erasmeter.publish.opendata.sheets import Codes
from erasmeter.publish.opendata.tables import Table
from erasmeter.publish.opendata.workbook import workbook_bytes
from erasmeter.publish.publication import Publication


@dataclass(frozen=True)
class Making:
    """The files of a publication in some formats. A data package comes with the CSV files that it describes."""

    publication: Publication
    formats: frozenset[DataFormat] = frozenset(DataFormat)

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """The datasets."""
        return tables_of(self.publication)

    @cached_property
    def files(self) -> tuple[DataFile, ...]:
        """All files, those that describe others last."""
        files = [*self._workbooks(), *self._tables(), *self._cubes()]
        tables = [file for file in files if file.kind is CSV]
        if DataFormat.package in self.formats:
            content = package_bytes(self.publication, self.abouts[0], tables, self._lists)
            files.append(DataFile("datapackage.json", PACKAGE, content))
        if DataFormat.dcat in self.formats:
            nodes = dcat_nodes(self.publication, self.abouts, files)
            files.append(DataFile("dcat.ttl", TURTLE, turtle_bytes(nodes)))
            files.append(DataFile("dcat.jsonld", JSON_LD, json_ld_bytes(nodes)))
        return tuple(files)

    @cached_property
    def abouts(self) -> tuple[About, ...]:
        """What the whole is, in each language."""
        return tuple(about(self.publication, language) for language in self.publication.languages)

    def offered(self, language: str) -> tuple[Offered, ...]:
        """The files as a page in this language offers them."""
        say = self._wordings[language].say
        told = {
            kind: (say(f"opendata.file.{name}"), say(f"opendata.file.{name}.says")) for kind, name in _WHOLE.items()
        }
        return tuple(offered(self.files, language, told))

    @cached_property
    def _wordings(self) -> Mapping[str, Wording]:
        texts = self.publication.edition.texts
        return {language: Wording(texts, language) for language in self.publication.languages}

    def _tables(self) -> Iterator[DataFile]:
        notes = {"as_of": self.publication.edition.as_of.isoformat()}
        notes |= {"licence": self.publication.imprint.licence} if self.publication.imprint.licence else {}
        for table in self.tables:
            if self.formats & {DataFormat.csv, DataFormat.package}:
                yield DataFile(f"csv/{table.id}.csv", CSV, csv_bytes(table), table)
            if DataFormat.parquet in self.formats:
                yield DataFile(f"parquet/{table.id}.parquet", PARQUET, parquet_bytes(table, notes), table)

    def _workbooks(self) -> Iterator[DataFile]:
        if DataFormat.xlsx not in self.formats:
            return
        for said in self.abouts:
            as_of, wording = self.publication.edition.as_of, self._wordings[said.language]
            content = workbook_bytes(self.tables, said, self._codes(said.language), as_of, wording)
            yield DataFile(f"open-data.{said.language}.xlsx", XLSX, content, language=said.language)

    def _cubes(self) -> Iterator[DataFile]:
        if DataFormat.json_stat not in self.formats:
            return
        for table in self.tables:
            for language in self.publication.languages if table.cube else ():
                yield DataFile(
                    f"json-stat/{table.id}.{language}.json", JSON_STAT, self._cube(table, language), table, language
                )

    def _cube(self, table: Table, language: str) -> bytes:
        if table.cube is None:
            raise ValueError(f"{table.id} is no cube")
        caveats = self._caveats(table, language)
        said = Said(language, self.publication.edition.as_of, self._codes(language), caveats)
        return jsonstat_bytes(table, table.cube, said)

    def _caveats(self, table: Table, language: str) -> Sequence[Mapping[str, Any]]:
        known = self.publication.edition.caveats
        return [
            {"code": code, "name": known[code].name.in_language(language), "effect": known[code].effect}
            for code in sorted(set(caveats_named([table])))
            if code in known
        ]

    def _codes(self, language: str) -> Codes:
        codes = self._table_of_codes
        places = [codes.place(name) for name in ("codelist", "code", f"code_name_{language}")]
        return {(str(row[places[0]]), str(row[places[1]])): str(row[places[2]]) for row in codes.rows}

    @property
    def _lists(self) -> Mapping[str, list[str]]:
        lists: dict[str, list[str]] = {}
        for row in self._table_of_codes.rows:
            lists.setdefault(str(row[0]), []).append(str(row[1]))
        return lists

    @property
    def _table_of_codes(self) -> Table:
        return next(table for table in self.tables if table.id == "codes")


_WHOLE = {XLSX.label: "workbook", PACKAGE.label: "package", TURTLE.label: "dcat", JSON_LD.label: "dcat"}
"""The files that hold or describe all datasets, by kind, with what their texts are called."""
