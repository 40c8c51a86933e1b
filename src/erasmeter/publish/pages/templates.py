"""The templates of pages, and the style sheet they share: a figure, a table, a verdict looks the same everywhere."""

from pathlib import Path
from traceback import extract_tb
from typing import NoReturn

from babel import Locale, UnknownLocaleError
from jinja2 import (
    Environment,
    FileSystemLoader,
    StrictUndefined,
    TemplateError,
    TemplateRuntimeError,
    TemplateSyntaxError,
)
from markupsafe import Markup

from erasmeter.errors import ErasmeterError, Fault
from erasmeter.present.figures import palette
from erasmeter.present.looks import LOOKS
from erasmeter.publish.addresses import host

TEMPLATES = Path(__file__).parents[2] / "publish_templates"


def environment() -> Environment:
    """Templates that escape all text and stop at a name that is not given."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.tests["of_kind"] = lambda block, kind: type(block).__name__ == kind
    made.filters["style_name"] = _style_name
    made.filters["host"] = host
    made.globals["drawing"] = Markup
    made.globals["unknown"] = _unknown
    return made


def filled(templates: Environment, name: str, **values: object) -> str:
    """A page from its template. Raises ErasmeterError, with the place in the template, if it cannot be made."""
    try:
        return templates.get_template(name).render(values)
    except TemplateError as error:
        raise ErasmeterError(_fault(error)) from error


def stylesheet(*files: str) -> str:
    """The colours of light and dark, then these files in their order, then the colours of the verdicts."""
    rules = "\n".join(_read(file) for file in files)
    shades = _shades()
    verdicts = "\n".join(f".is-{name} {{ --verdict: var(--{name}); }}" for name in map(_style_name, LOOKS))
    charts = "\n".join(
        f'  .chart [{paint}="{shade.light}"] {{ {paint}: {shade.dark}; }}'
        for shade in palette.ALL
        for paint in ("fill", "stroke")
    )
    light = "\n".join(f"  --{name}: {shade.light};" for name, shade in shades.items())
    dark = "\n".join(f"    --{name}: {shade.dark};" for name, shade in shades.items())
    return (
        f":root {{\n{light}\n}}\n{rules}{verdicts}\n"
        f"@media screen and (prefers-color-scheme: dark) {{\n  :root {{\n{dark}\n  }}\n{charts}\n}}\n"
    )


def own_name(language: str) -> str:
    """What a language calls itself: norsk bokmål, English."""
    try:
        return str(Locale.parse(language).get_display_name(language) or language).capitalize()
    except (UnknownLocaleError, ValueError):
        return language


def _unknown(block: object) -> NoReturn:
    raise TemplateRuntimeError(f"no part of the template writes a {type(block).__name__}")


def _fault(error: TemplateError) -> Fault:
    frames = [frame for frame in extract_tb(error.__traceback__) if Path(frame.filename).suffix == ".j2"]
    file, line = (frames[-1].filename, frames[-1].lineno) if frames else (None, None)
    if isinstance(error, TemplateSyntaxError):
        file, line = error.filename, error.lineno
    return Fault(
        "a page could not be made from its template; nothing was written",
        file=file,
        line=line,
        found=str(error),
        mend="mend the template there",
    )


def _read(file: str) -> str:
    return (TEMPLATES / file).read_text(encoding="utf-8")


def _shades() -> dict[str, palette.Shade]:
    named = {
        "ink": palette.INK,
        "muted": palette.MUTED,
        "line": palette.LINE,
        "track": palette.TRACK,
        "paper": palette.PAPER,
        "strong": palette.STRONG,
    }
    return named | {_style_name(verdict): look.shade for verdict, look in LOOKS.items()}


def _style_name(verdict: str) -> str:
    """A verdict as the name of a style."""
    return verdict.replace(" ", "-")
