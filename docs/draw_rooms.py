"""Draw the rooms and who imports whom: `python docs/draw_rooms.py` writes docs/rooms.svg.

The arrows come out of the code: every import of one room by another, wherever it stands in a file.
"""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SOURCES = ROOT / "src" / "wallofchange"
PICTURE = ROOT / "docs" / "rooms.svg"
SAYS = {
    "house": "pages, worker, program, demo",
    "learning": "whether it moved anything",
    "closing": "what we answered",
    "deciding": "the wall itself",
    "understanding": "what it means",
    "listening": "what customers said",
    "people": "persons, teams, keys",
    "diary": "what happened, when, by whom",
    "analysis": "tables in, answers out",
    "measuring": "numbers in, verdicts out",
    "reading": "words in, readings out",
}
WIDTH, HEIGHT, STEP, TOP = 240, 44, 62, 16
LEFT = 20
STYLE = """
  text { font: 15px ui-sans-serif, system-ui, sans-serif; fill: #2b211a; }
  .says { font-size: 13px; fill: #6b5c50; }
  rect { fill: #fefcf9; stroke: #95877a; }
  path { fill: none; stroke: #a3562f; stroke-width: 1.25; opacity: .7; }
  marker path { fill: #a3562f; stroke: none; opacity: 1; }
  @media (prefers-color-scheme: dark) {
    text { fill: #f1ebe3; } .says { fill: #b3a698; } rect { fill: #2a221c; stroke: #8d8073; }
    path { stroke: #f0a27c; } marker path { fill: #f0a27c; }
  }
"""
TIP = (
    '<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" '
    'orient="auto"><path d="M0 0 8 4 0 8z"/></marker></defs>'
)


def order() -> list[str]:
    """The rooms from the last to the first, as the import contract has them."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    layers = next(contract["layers"] for contract in contracts if contract["type"] == "layers")
    return [room for layer in layers for room in layer.split(" | ")]


def arrows() -> set[tuple[str, str]]:
    """Every (room, room it imports)."""
    return {
        (room, imported)
        for room in order()
        for path in (SOURCES / room).rglob("*.py")
        for imported in _imports(path)
        if imported in order() and imported != room
    }


def draw() -> str:
    """The picture, as SVG."""
    place = {room: TOP + number * STEP for number, room in enumerate(order())}
    boxes = "\n".join(_box(room, top) for room, top in place.items())
    curves = "\n".join(
        _curve(place[room], place[imported], place)
        for room, imported in sorted(arrows(), key=lambda arrow: (place[arrow[0]], place[arrow[1]]))
    )
    size = f"{LEFT + WIDTH + 330} {TOP + len(place) * STEP}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size}" role="img" '
        f'aria-label="The rooms; an arrow means: imports">\n'
        f"<style>{STYLE}</style>\n{TIP}\n{curves}\n{boxes}\n</svg>\n"
    )


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        else:
            continue
        yield from (name.split(".")[1] for name in names if name.startswith("wallofchange."))


def _box(room: str, top: int) -> str:
    return (
        f'<g><rect x="{LEFT}" y="{top}" width="{WIDTH}" height="{HEIGHT}" rx="8"/>'
        f'<text x="{LEFT + 14}" y="{top + 19}">{room}</text>'
        f'<text class="says" x="{LEFT + 14}" y="{top + 36}">{SAYS[room]}</text></g>'
    )


def _curve(source: int, target: int, place: dict[str, int]) -> str:
    """An arc on the right: it leaves low and comes in high, and is wider the further it goes."""
    start, end = source + HEIGHT * 0.7, target + HEIGHT * 0.3
    steps = (target - source) / STEP
    edge = LEFT + WIDTH
    reach = edge + 26 + steps * 40
    line = f"M{edge} {start:g}C{reach:g} {start:g} {reach:g} {end:g} {edge + 3} {end:g}"
    return f'<path d="{line}" marker-end="url(#tip)"/>'


if __name__ == "__main__":
    PICTURE.write_text(draw())
