"""What is found out over all snapshots together: which organisations are the same, and where they are."""

from erasmeter.harmonise.authorities import authorities
from erasmeter.harmonise.finish import AUTHORITIES, IDENTITIES, PLACES
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
    bulk.know("places", PLACES, ())
    holders = bulk.ask("SELECT DISTINCT name FROM stated_accreditations WHERE country = 'NO' ORDER BY 1")
    bulk.know("authorities", AUTHORITIES, authorities((name for (name,) in holders), catalogue.codelists["counties"]))
