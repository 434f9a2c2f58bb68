"""The same spec, drawn on the server: SVG, PNG at twice the size, and PDF. Only imported when asked for."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as TooLateError
from threading import BoundedSemaphore
from typing import Any

import vl_convert

from wallofchange.learning.charts.chart import Chart
from wallofchange.learning.charts.tokens import colour, filled_in

WIDTH = 640  # px; what a page of paper holds well
SCALE = 2
OWN_TYPE = "Liberation Sans"
PATIENCE = 20  # seconds
WAITING = 4  # pictures at a time, the one being drawn included; more come back later
_hand = ThreadPoolExecutor(1, thread_name_prefix="drawing")
_places = BoundedSemaphore(WAITING)


class BusyError(Exception):
    """There are too many pictures to draw, or this one takes too long."""


def draw(chart: Chart, kind: str, theme: str = "light") -> bytes:
    """Draw a chart in one theme; `kind` is svg, png or pdf.

    One at a time, in a thread of its own: the engine behind it keeps its memory, and a page never waits for
    longer than `PATIENCE`. Nothing is fetched: a spec holds its own data.

    Raises:
        BusyError: when it could not be done in time.
    """
    if not _places.acquire(blocking=False):
        raise BusyError
    task = _hand.submit(_drawn, on_paper(chart, theme, kind), kind)
    task.add_done_callback(lambda _done: _places.release())
    try:
        return task.result(PATIENCE)
    except TooLateError as late:
        task.cancel()
        raise BusyError from late


def on_paper(chart: Chart, theme: str, kind: str) -> dict[str, Any]:
    """The spec with its colours filled in, on its own paper and as wide as a page.

    An SVG finds the house's type where it is opened. In the others the type is fixed now, so it is the one
    that comes with the engine: the same on every machine, and it has the signs we use.
    """
    config = chart.spec["config"] | ({} if kind == "svg" else {"font": OWN_TYPE})
    paper = {"width": WIDTH, "background": colour("card"), "config": config}
    return dict(filled_in(chart.spec | paper, theme))


def _drawn(spec: dict[str, Any], kind: str) -> bytes:
    if kind == "svg":
        return vl_convert.vegalite_to_svg(spec, allowed_base_urls=[]).encode()
    if kind == "png":
        return vl_convert.vegalite_to_png(spec, scale=SCALE, allowed_base_urls=[])
    return vl_convert.vegalite_to_pdf(spec, allowed_base_urls=[])
