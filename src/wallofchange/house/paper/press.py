"""The press: sets a page with Typst, in fonts that come along, so that it is the same on every machine.

Whatever people wrote goes in as data and is never read as markup.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import typst

TEMPLATES = Path(__file__).parent
SIZES = (1.0, 0.94, 0.88, 0.82, 0.76)  # of the type; the largest that keeps everything on one page
UA = "ua-1"  # PDF/UA: read aloud in the right order, with its headings and its language


def one_page(name: str, data: Mapping[str, Any]) -> bytes:
    """The page as a PDF of one A4; `data` must say its `lang` and `title`."""
    return _set(name, data, fitting_size(name, data), pdf_standards=[UA])


def as_drawing(name: str, data: Mapping[str, Any]) -> str:
    """The same page as SVG, to look at."""
    return _set(name, data, fitting_size(name, data), format="svg").decode()


def fitting_size(name: str, data: Mapping[str, Any]) -> float:
    """The largest size of type with which it is one page, else the smallest there is."""
    return next((size for size in SIZES if pages(name, data, size) == 1), SIZES[-1])


def pages(name: str, data: Mapping[str, Any], size: float = 1.0) -> int:
    """How many pages it takes at this size of type."""
    import typst

    given = _inputs(data, size)
    found = typst.query(
        TEMPLATES / name, "<pages>", field="value", one=True, sys_inputs=given, font_paths=_fonts()
    )
    return int(json.loads(found))


def _set(name: str, data: Mapping[str, Any], size: float, **more: Any) -> bytes:
    import typst

    made = typst.compile(TEMPLATES / name, sys_inputs=_inputs(data, size), font_paths=_fonts(), **more)
    return made if isinstance(made, bytes) else bytes(made[0])


def _inputs(data: Mapping[str, Any], size: float) -> dict[str, str]:
    return {"data": json.dumps(data), "size": str(size)}


@cache
def _fonts() -> typst.Fonts:
    """Libertinus for customers' words comes with Typst; Noto Sans and Noto Emoji lie in a wheel of fonts."""
    import typst

    found = find_spec("manimgx_fonts")
    folder = Path(found.origin).parent if found and found.origin else TEMPLATES
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[folder])
