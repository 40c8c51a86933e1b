"""What is found out over all snapshots together: which organisations are the same, and where they are."""

from erasmeter.harmonise.authorities import authorities
from erasmeter.harmonise.finish import AUTHORITIES, IDENTITIES, PLACE, PLACES
from erasmeter.harmonise.gazetteer import Gazetteer
from erasmeter.model.catalogue import Catalogue
from erasmeter.model.reading import Progress
from erasmeter.store.bulk import Bulk
from erasmeter.store.workspace import Workspace


def know_findings(bulk: Bulk, catalogue: Catalogue, workspace: Workspace, progress: Progress) -> None:
    """Tells the engine of ``identities``, ``organisation_links_found``, ``places`` and ``authorities``."""
    organisations = bulk.ask("SELECT DISTINCT organisation FROM stated_organisations ORDER BY 1")
    bulk.know("identities", IDENTITIES, [(key, key, key) for (key,) in organisations])
    links = {column.name: column.arrow_type for column in catalogue.tables["organisation_links"].columns}
    bulk.know("organisation_links_found", links, ())
    bulk.know("places", PLACES, _places(bulk, catalogue))
    holders = bulk.ask("SELECT DISTINCT name FROM stated_accreditations WHERE country = 'NO' ORDER BY 1")
    bulk.know("authorities", AUTHORITIES, authorities((name for (name,) in holders), catalogue.codelists["counties"]))


def _places(bulk: Bulk, catalogue: Catalogue) -> list[tuple[str | None, ...]]:
    """A row for every Norwegian place that any source states, as far as it can be settled."""
    lists = bulk.ask("SELECT year, postcode, town, municipality, municipality_name FROM stated_postcodes")
    gazetteer = Gazetteer(lists, catalogue.codelists["counties"])
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
