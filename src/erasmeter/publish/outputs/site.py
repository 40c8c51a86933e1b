"""The site: static pages in every language, without server, script or network, as one folder that is swapped whole."""

import json
from pathlib import Path

from erasmeter.present.wording import Wording
from erasmeter.publish.opendata.folder import write_folder
from erasmeter.publish.opendata.making import Making
from erasmeter.publish.ownfolders import own_folder, refuse_unless_ours
from erasmeter.publish.pages.assembly import pages_of
from erasmeter.publish.pages.downloads import FOLDER
from erasmeter.publish.pages.feed import feed
from erasmeter.publish.pages.finding import groups, search_page
from erasmeter.publish.pages.frame import FEED, Frame
from erasmeter.publish.pages.templates import TEMPLATES, environment, filled, own_name, stylesheet
from erasmeter.publish.publication import Publication

NAME = "site"
MANIFEST = "site.json"


def write(publication: Publication, folder: Path) -> list[Path]:
    """Writes the folder ``site`` into ``folder``."""
    return [write_site(publication, folder / NAME)]


def write_site(publication: Publication, path: Path) -> Path:
    """Writes the site as the folder ``path``, in the place of an older one. Raises WrongCall where something else
    stands there: what erasmeter did not make, it does not replace."""
    with own_folder(path, "site") as made:
        _fill(publication, made)
    return path


def refuse_unless_site(path: Path) -> None:
    """Raises WrongCall if ``path`` is there, and is neither empty nor a site that erasmeter made."""
    refuse_unless_ours(path, "site")


def _fill(publication: Publication, folder: Path) -> None:
    templates, making, listed = environment(), Making(publication), {}
    files = tuple(file.path for file in making.files)
    for language in publication.languages:
        wording = Wording(publication.edition.texts, language)
        pages = pages_of(publication, language, making.offered(language))
        frame = Frame(templates, publication, wording, pages, files)
        for page in pages:
            _write(folder / language / f"{page.address}.html", frame.rendered(page))
        searching = search_page(wording)
        found = frame.rendered(searching, "site/search.html.j2", groups=groups(pages, wording))
        _write(folder / language / f"{searching.address}.html", found)
        (folder / language / FEED).write_bytes(feed(publication, wording, pages[0]))
        listed[language] = {page.address: page.title for page in (*pages, searching)}
    languages = [(language, own_name(language), listed[language]["index"]) for language in publication.languages]
    _write(folder / "index.html", filled(templates, "site/index.html.j2", languages=languages))
    _write(folder / "assets" / "site.css", stylesheet("report.css", "site/site.css"))
    _write(folder / "assets" / "site.js", (TEMPLATES / "site" / "site.js").read_text(encoding="utf-8"))
    write_folder(folder / FOLDER, making.files)
    _write(folder / MANIFEST, _manifest(publication, listed))


def _write(path: Path, text: str) -> None:
    """No file need be whole by itself: the folder is."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())


def _manifest(publication: Publication, listed: dict[str, dict[str, str]]) -> str:
    """Which pages there are, for programs."""
    stated = {
        "made_by": "erasmeter",
        "workspace": publication.edition.workspace,
        "as_of": publication.edition.as_of.isoformat(),
        "languages": list(publication.languages),
        "pages": listed,
    }
    return json.dumps(stated, ensure_ascii=False, indent=1) + "\n"
