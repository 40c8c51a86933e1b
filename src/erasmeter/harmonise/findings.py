"""What is found out over all snapshots together: which organisations are the same, and where they are."""

from functools import lru_cache, partial
from itertools import starmap
from typing import Any

from erasmeter.harmonise.finish import AUTHORITIES, IDENTITIES, MUNICIPALITY_PLACES, PLACE, PLACES
from erasmeter.harmonise.identity.decisions import load_decisions
from erasmeter.harmonise.identity.identify import identify
from erasmeter.harmonise.identity.sightings import Sighting
from erasmeter.harmonise.known_sources import names_each_once
from erasmeter.harmonise.places.authorities import authorities
from erasmeter.harmonise.places.gazetteer import Gazetteer
from erasmeter.harmonise.places.successors import Reference
from erasmeter.model.catalogue import Catalogue
from erasmeter.model.reading import Progress
from erasmeter.store.bulk import Bulk
from erasmeter.store.workspace import Workspace


def know_findings(bulk: Bulk, catalogue: Catalogue, workspace: Workspace, progress: Progress) -> tuple[str, ...]:
    """Tells the engine of ``identities``, ``organisation_links_found``, ``places`` and ``authorities``. Gives the
    user's decisions that are idle: they name an organisation that no snapshot has."""
    lists = frozenset(one.id for one in workspace.snapshots.all() if names_each_once(one.source))
    found = identify(_sightings(bulk, lists), load_decisions(workspace.decisions), progress)
    keys = found.registration
    bulk.know("identities", IDENTITIES, [(key, keys[key], found.body[key]) for key in keys])
    columns = {column.name: column.arrow_type for column in catalogue.tables["organisation_links"].columns}
    links = [(link.one, link.other, link.level, link.is_same, link.score, list(link.evidence)) for link in found.links]
    bulk.know("organisation_links_found", columns, links)
    gazetteer = Gazetteer(_reference(bulk), catalogue.codelists["counties"])
    bulk.know("places", PLACES, _places(bulk, gazetteer))
    bulk.know("municipality_places", MUNICIPALITY_PLACES, _municipalities(bulk, gazetteer))
    holders = bulk.ask("SELECT DISTINCT name FROM stated_accreditations WHERE country = 'NO' ORDER BY 1")
    bulk.know("authorities", AUTHORITIES, authorities((name for (name,) in holders), catalogue.codelists["counties"]))
    return found.idle_decisions


def _sightings(bulk: Bulk, lists: frozenset[str]) -> list[Sighting]:
    """Every organisation that any snapshot states, with all that is said of it. In the snapshots ``lists`` every
    organisation stands once."""
    rows = bulk.ask(
        "SELECT organisation, list(DISTINCT name ORDER BY name), any_value(oid ORDER BY oid), "
        "any_value(pic ORDER BY pic), any_value(national_number ORDER BY national_number), "
        "list(DISTINCT town ORDER BY town) FILTER (WHERE town IS NOT NULL), any_value(country ORDER BY country), "
        "any_value(postcode ORDER BY postcode), any_value(address ORDER BY address), "
        "any_value(website ORDER BY website), list(DISTINCT snapshot ORDER BY snapshot) "
        "FROM (SELECT * REPLACE (unnest(names) AS name) FROM stated_organisations) "
        "GROUP BY organisation ORDER BY organisation"
    )
    return list(starmap(partial(_sighting, lists), rows))


def _sighting(lists: frozenset[str], key: str, names: list[str], *said: Any) -> Sighting:
    oid, pic, number, towns, country, postcode, address, website, snapshots = said
    seen_in = _set_of(tuple(snapshots))
    place = (tuple(towns or ()), country, postcode, address, website)
    return Sighting(key, tuple(names), oid, pic, number, *place, seen_in=seen_in, lists=seen_in & lists)


@lru_cache(maxsize=2**12)
def _set_of(snapshots: tuple[str, ...]) -> frozenset[str]:
    """One set for all the organisations that are in the same few snapshots."""
    return frozenset(snapshots)


def _reference(bulk: Bulk) -> Reference:
    """What the lists at hand say of postcodes, municipalities and counties through the years."""
    return Reference(
        bulk.ask("SELECT year, postcode, town, municipality, municipality_name FROM stated_postcodes"),
        bulk.ask(
            "SELECT year, municipality, municipality_name, other_names, successor_year, successor, successor_name "
            "FROM stated_municipalities"
        ),
        bulk.ask("SELECT year, county, successor_year, successor FROM stated_county_changes"),
    )


def _municipalities(bulk: Bulk, gazetteer: Gazetteer) -> list[tuple[str | int | None, ...]]:
    """A row for every municipality whose population is stated, with its counties."""
    stated = bulk.ask("SELECT DISTINCT municipality, year FROM stated_population ORDER BY ALL")
    return [(number, year, *gazetteer.of_municipality(number, year).counties) for number, year in stated]


def _places(bulk: Bulk, gazetteer: Gazetteer) -> list[tuple[str | None, ...]]:
    """A row for every Norwegian place that any source states, as far as it can be settled."""
    stated = " UNION ".join(
        f"SELECT {PLACE.format(t='t')} AS place, t.postcode, t.town, coalesce(t.region_stated, t.region) AS region "
        f"FROM stated_{table} AS t WHERE t.country = 'NO'"
        for table in ("participations", "organisations", "accreditations", "awarded_mobilities")
    )
    found = []
    for key, postcode, town, region in bulk.ask(f"SELECT * FROM ({stated}) ORDER BY 1"):
        place = gazetteer.resolve(postcode, town, region)
        found.append((key, *place.counties, place.evidence))
    return found
