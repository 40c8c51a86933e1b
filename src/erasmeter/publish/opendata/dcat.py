"""DCAT-AP 3: what portals of open data harvest. A dataset per table, each file a distribution, and a catalogue.

Nothing is made up: without a publisher there is no catalogue, for which DCAT-AP demands one, but the datasets alone;
without a licence or contact none is named. Without an address, all addresses are relative to the folder.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from erasmeter.publish.opendata import vocabularies
from erasmeter.publish.opendata.about import About
from erasmeter.publish.opendata.files import DataFile
from erasmeter.publish.opendata.rdf import Iri, Literal, Node, Object
from erasmeter.publish.opendata.words import Texts
from erasmeter.publish.publication import Publication

_WHOLE = "all"


def dcat_nodes(publication: Publication, abouts: Sequence[About], files: Sequence[DataFile]) -> list[Node]:
    """The graph: catalogue, datasets, distributions, and what they name. ``abouts`` are in all languages."""
    return _Graph(publication, abouts, files).nodes()


@dataclass
class _Graph:
    publication: Publication
    abouts: Sequence[About]
    files: Sequence[DataFile]
    named: dict[str, Node] = field(default_factory=dict)

    def nodes(self) -> list[Node]:
        tables = {file.dataset.id: file.dataset for file in self.files if file.dataset}
        titles = [Literal(one.title, one.language) for one in self.abouts]
        says = [Literal(one.description, one.language) for one in self.abouts]
        datasets = [self._dataset(_WHOLE, titles, says, [file for file in self.files if file.dataset is None])]
        for table in tables.values():
            own = [file for file in self.files if file.dataset is not None and file.dataset.id == table.id]
            datasets.append(
                self._dataset(table.id, self._of_table(table.title), self._of_table(table.description), own)
            )
        catalogue = self._catalogue(titles, says, datasets)
        distributions = [node for file in self.files for node in self._distribution(file)]
        return [*catalogue, *datasets, *distributions, *self.named.values()]

    def _catalogue(self, titles: Sequence[Object], says: Sequence[Object], datasets: Sequence[Node]) -> list[Node]:
        publisher = self._publisher()
        if publisher is None:
            return []
        node = Node(self._iri("#catalogue"), "dcat:Catalog")
        node.state("dct:title", *titles)
        node.state("dct:description", *says)
        node.state("dct:publisher", publisher)
        node.state("dct:license", self._licence())
        node.state("dct:language", *self._languages([one.language for one in self.abouts]))
        node.state("dct:spatial", self._country())
        taxonomy, called = vocabularies.THEMES, Literal("Data theme", "en")
        node.state("dcat:themeTaxonomy", self._name(taxonomy, "skos:ConceptScheme", "dct:title", called))
        node.state("dcat:dataset", *(dataset.iri for dataset in datasets))
        return [node]

    def _dataset(self, name: str, titles: Sequence[Object], says: Sequence[Object], files: Sequence[DataFile]) -> Node:
        node = Node(self._iri(f"#{name}"), "dcat:Dataset")
        node.state("dct:title", *titles)
        node.state("dct:description", *says)
        node.state("dct:identifier", Literal(self._iri(f"#{name}").address))
        node.state("dct:publisher", self._publisher())
        node.state("dcat:contactPoint", self._contact())
        theme = Literal("Education, culture and sport", "en")
        node.state("dcat:theme", self._name(vocabularies.THEME, "skos:Concept", "skos:prefLabel", theme))
        node.state("dcat:keyword", *(Literal("Erasmus+", one.language) for one in self.abouts))
        node.state("dct:language", *self._languages([one.language for one in self.abouts]))
        node.state("dct:spatial", self._country())
        node.state("dct:temporal", self._period())
        node.state("dcat:version", Literal(self.publication.edition.as_of.isoformat()))
        node.state("dct:accessRights", self._name(vocabularies.PUBLIC, "dct:RightsStatement"))
        node.state("dct:provenance", self._provenance())
        node.state("dcat:distribution", *(self._iri(f"#file-{file.path}") for file in files))
        return node

    def _distribution(self, file: DataFile) -> list[Node]:
        node = Node(self._iri(f"#file-{file.path}"), "dcat:Distribution")
        node.state("dct:title", Literal(file.path.rpartition("/")[2]))
        node.state("dcat:accessURL", self._file(file))
        node.state("dcat:downloadURL", self._file(file))
        node.state("dcat:mediaType", self._name(vocabularies.media_type(file.kind.media_type), "dct:MediaType"))
        node.state("dct:format", self._name(vocabularies.file_type(file.kind.file_type), "dct:MediaTypeOrExtent"))
        node.state("dcat:byteSize", Literal(str(len(file.content)), type="xsd:nonNegativeInteger"))
        node.state("dct:license", self._licence())
        languages = [file.language] if file.language else [one.language for one in self.abouts]
        node.state("dct:language", *self._languages(languages))
        if file.kind.conforms_to:
            node.state(
                "dct:conformsTo",
                self._name(file.kind.conforms_to, "dct:Standard", "dct:title", Literal(file.kind.label)),
            )
        checksum = Node(self._iri(f"#sha256-{file.path}"), "spdx:Checksum")
        checksum.state("spdx:algorithm", self._name(vocabularies.SHA256, "spdx:ChecksumAlgorithm"))
        checksum.state("spdx:checksumValue", Literal(file.sha256, type="xsd:hexBinary"))
        node.state("spdx:checksum", checksum.iri)
        return [node, checksum]

    def _of_table(self, texts: Texts) -> list[Object]:
        return [Literal(texts[one.language], one.language) for one in self.abouts]

    def _publisher(self) -> Iri | None:
        imprint = self.publication.imprint
        if imprint.publisher is None:
            return None
        iri = self._name(self._iri("#publisher").address, "foaf:Agent", "foaf:name", Literal(imprint.publisher))
        if imprint.publisher_page:
            self.named[iri.address].said["foaf:homepage"] = [self._name(imprint.publisher_page, "foaf:Document")]
        return iri

    def _contact(self) -> Iri | None:
        contact = self.publication.imprint.contact
        if contact is None:
            return None
        iri = self._name(self._iri("#contact").address, "vcard:Kind")
        is_page = contact.startswith(("http://", "https://"))
        name, address = ("vcard:hasURL", contact) if is_page else ("vcard:hasEmail", f"mailto:{contact}")
        self.named[iri.address].said[name] = [Iri(address)]
        return iri

    def _licence(self) -> Iri | None:
        licence = self.publication.imprint.licence
        return None if licence is None else self._name(licence, "dct:LicenseDocument")

    def _country(self) -> Iri | None:
        address = vocabularies.country(self.publication.edition.country)
        return None if address is None else self._name(address, "dct:Location")

    def _languages(self, codes: Sequence[str]) -> list[Object]:
        found = [address for code in codes if (address := vocabularies.language(code)) is not None]
        return [self._name(address, "dct:LinguisticSystem") for address in found]

    def _period(self) -> Iri:
        """From the first call of the period, where there is a strategy, to the date of the edition."""
        edition = self.publication.edition
        iri = self._name(self._iri("#period").address, "dct:PeriodOfTime")
        said = self.named[iri.address].said
        if edition.strategy is not None:
            start = f"{edition.strategy.period.first_call}-01-01"
            said["dcat:startDate"] = [Literal(start, type="xsd:date")]
        said["dcat:endDate"] = [Literal(edition.as_of.isoformat(), type="xsd:date")]
        return iri

    def _provenance(self) -> Iri:
        """That it was made of so many files, whose fingerprints are among the datasets."""
        say = "{n} files received, each with its sha256 in the dataset 'snapshots'; counted and judged by erasmeter"
        told = Literal(say.format(n=len(self.publication.edition.snapshots)), "en")
        return self._name(self._iri("#provenance").address, "dct:ProvenanceStatement", "dct:description", told)

    def _file(self, file: DataFile) -> Iri:
        return self._name(self._iri(file.path).address, "rdfs:Resource")

    def _name(self, address: str, kind: str, name: str | None = None, label: Literal | None = None) -> Iri:
        """A thing that others refer to, said once: shapes ask for its type, people for its name."""
        iri = Iri(address)
        if address not in self.named:
            self.named[address] = Node(iri, kind)
            if name is not None:
                self.named[address].state(name, label)
        return iri

    def _iri(self, path: str) -> Iri:
        return Iri(f"{self.publication.imprint.address or './'}{path}")
