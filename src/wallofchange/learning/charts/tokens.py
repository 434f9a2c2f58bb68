"""Colours, type and sizes of a picture, out of the house's own tokens.css and nowhere else."""

from __future__ import annotations

import re
from functools import lru_cache
from math import cos, radians, sin
from pathlib import Path
from typing import Any

from django.contrib.staticfiles import finders

THEMES = ("light", "dark")
_PAIR = re.compile(r"--([\w-]+):\s*light-dark\(\s*oklch\(([^)]*)\),\s*oklch\(([^)]*)\)\s*\)")
_NAME = re.compile(r"var\(--([\w-]+)\)")
_SIZE = re.compile(r"--(text-[\w-]+):\s*([\d.]+)rem")
ROOT = 16  # px in a rem, where nobody changed it


def colour(name: str) -> str:
    """A colour by the name of its token: a browser fills it in, `filled_in` does so on the server."""
    return f"var(--{name})"


def font() -> str:
    """The house's own type."""
    found = re.search(r"--font-ui:\s*([^;]+);", _css())
    return found[1] if found else "sans-serif"


def size(name: str = "text-xs") -> float:
    """A size of type in px."""
    return float(dict(_SIZE.findall(_css()))[name]) * ROOT


def filled_in(spec: Any, theme: str = "light") -> Any:
    """The same spec with every name of a token replaced by its colour in this theme."""
    if isinstance(spec, dict):
        return {key: filled_in(value, theme) for key, value in spec.items()}
    if isinstance(spec, list | tuple):
        return [filled_in(value, theme) for value in spec]
    if isinstance(spec, str) and (found := _NAME.fullmatch(spec)):
        return palette()[theme][found[1]]
    return spec


@lru_cache(maxsize=1)
def palette() -> dict[str, dict[str, str]]:
    """Every opaque colour of tokens.css as #rrggbb, by theme and name."""
    pairs = [pair for pair in _PAIR.findall(_css()) if "/" not in pair[1]]
    return {theme: {pair[0]: _hex(pair[1 + at]) for pair in pairs} for at, theme in enumerate(THEMES)}


@lru_cache(maxsize=1)
def _css() -> str:
    found = finders.find("house/tokens.css")
    if not isinstance(found, str):
        raise FileNotFoundError("house/tokens.css")
    return Path(found).read_text()


def _hex(oklch: str) -> str:
    """sRGB of what stands between the brackets of oklch() (Ottosson 2020), clipped to what a screen shows."""
    lightness, chroma, hue = oklch.split()
    level = float(lightness.rstrip("%")) / 100
    a, b = float(chroma) * cos(radians(float(hue))), float(chroma) * sin(radians(float(hue)))
    long = (level + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (level - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (level - 0.0894841775 * a - 1.2914855480 * b) ** 3
    linear = (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )
    return "#" + "".join(f"{_on_screen(channel):02x}" for channel in linear)


def _on_screen(channel: float) -> int:
    light = min(max(channel, 0.0), 1.0)
    return round(255 * (12.92 * light if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055))
