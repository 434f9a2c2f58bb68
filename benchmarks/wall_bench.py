"""A wall of a thousand cards: first paint, a move and memory in Chromium; and 200 people who watch.

python benchmarks/wall_bench.py [CARDS] [WATCHERS] [MOVES]      (1000 200 60 unless told)

The real program in a home of its own, first on SQLite, then on PostgreSQL where that is installed. Others are
real connections to the live stream; told is the time from sending a move until each of them has heard it with
the card, and how long until it hangs there in a second browser. Reaches: a move seen within 300 ms at the
95th percentile, and far from the 4 GB that 865 cards once took elsewhere (wekan/wekan #4061).
"""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles
from urllib.parse import urlsplit

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.journeys.browser import Visitor, open_browser
from tests.journeys.house import House, _free_port, _wait
from tests.servers.postgres import postgres, programs

PASSWORD = "a warm house in winter"  # of tests.cast, which wants a home before it can be imported
FILL = """
import sys
from wallofchange.house.home import open_home
open_home()
from datetime import timedelta
from tests import cast
from wallofchange.deciding.models import Evidence, Idea, Stage
from wallofchange.diary.clock import now
many, at, anna = int(sys.argv[1]), now() - timedelta(days=3), cast.anna()
share = {Stage.INVENTORY: .6, Stage.SELECTION: .1, Stage.REALISATION: .1, Stage.EVALUATION: .17,
         Stage.LEARNED: .03}
ideas = Idea.objects.bulk_create([
    Idea(title=f"We call before the customer does, number {n}", team=cast.team(), by=anna, at=at,
         stage=stage, hours=0, kind="seven" if n % 3 else "nine")
    for stage, part in share.items() for n in range(round(part * many))
])
for idea in ideas:
    words = f"I had to ring three times about visit {idea.pk}, and nobody knew that I had rung before."
    spoken = cast.heard(words, said_at=at, heard_at=at)
    Evidence.objects.create(idea=idea, signal=spoken, by=anna, at=at)
print(*[idea.pk for idea in ideas[:400]])
"""
PAINTED = "performance.getEntriesByName('first-contentful-paint')[0].startTime"
SIZES = """(found => [found.decodedBodySize, document.querySelectorAll("*").length])(
    performance.getEntriesByType("navigation")[0])"""
HUNG = """([pk, stage]) => new Promise((done) => {
    const look = () => document.querySelector(`[data-stage="${stage}"] #card-${pk}`)
        ? requestAnimationFrame(() => done(performance.timeOrigin + performance.now())) : setTimeout(look, 2);
    look();
})"""


def main(cards: int, watchers: int, moves: int) -> None:
    measure("SQLite", "", cards, watchers, moves)
    if programs():
        with postgres() as address:
            measure("PostgreSQL", address, cards, watchers, moves)


def measure(store: str, database: str, cards: int, watchers: int, moves: int) -> None:
    with tempfile.TemporaryDirectory() as folder, _house(Path(folder), database, cards) as (house, ideas):
        load = os.getloadavg()[0]
        print(f"{store}, {cards} cards, {watchers} watch, {moves} moves; load {load:.1f}")
        with open_browser() as browser:
            anna, sefa = (Visitor(browser, house.address) for _ in range(2))
            look(anna, ideas[0])
            sefa.come_in("anna", PASSWORD)
            sefa.page.goto("/wall/")
            cookies = {each["name"]: each["value"] for each in anna.context.cookies()}
            with ThreadPoolExecutor(1) as beside:  # the browser has a loop of its own in this thread
                crowd = watch(house.address, cookies, ideas[1 : moves + 1], watchers)
                heard = beside.submit(asyncio.run, crowd).result()
            told("  until somebody else has heard it, with the card", heard)
            told("  until it hangs there in another browser", list(_seen(sefa, house, cookies, ideas[-20:])))


def look(visitor: Visitor, pk: int) -> None:
    """First paint, weight and memory of the wall, and a move by key in it."""
    page = visitor.come_in("anna", PASSWORD)
    server = []
    for _ in range(5):
        started = time.perf_counter()
        page.request.get("/wall/")
        server.append(time.perf_counter() - started)
    paints = []
    for _ in range(5):
        page.goto("/wall/")
        paints.append(page.evaluate(PAINTED))
    took, painted = median(server) * 1000, median(paints)
    print(f"  the server takes {took:.0f} ms; first paint {painted:.0f} ms after it was asked for")
    (bytes_of_html, elements), (heap, whole) = page.evaluate(SIZES), _memory(visitor)
    print(f"  {bytes_of_html / 1e6:.1f} MB of HTML, {elements} elements")
    print(f"  {heap:.0f} MB of script, {whole:.0f} MB the whole tab")
    page.locator(f"#card-{pk} .idea-title a").focus()
    started = page.evaluate("performance.timeOrigin + performance.now()")
    page.keyboard.press("s")
    print(f"  a move by key hangs there after {page.evaluate(HUNG, [pk, 'selection']) - started:.0f} ms")


async def watch(address: str, cookies: dict[str, str], ideas: list[int], watchers: int) -> list[float]:
    """Seconds from sending each move until each watcher has heard of it."""
    streams = [await _listen(address, cookies) for _ in range(watchers)]
    heard: list[float] = []
    for pk in ideas:
        waiting = [asyncio.create_task(_hears(reader, pk)) for reader, _writer in streams]
        sent = time.perf_counter()
        await asyncio.to_thread(_move, address, cookies, pk, "selection")
        heard += [when - sent for when in await asyncio.gather(*waiting)]
        await asyncio.sleep(0.1)
    for _reader, writer in streams:
        writer.close()
    return heard


async def _listen(address: str, cookies: dict[str, str]) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    parts = urlsplit(address)
    reader, writer = await asyncio.open_connection(parts.hostname, parts.port, limit=2**20)
    cookie = "; ".join(f"{name}={value}" for name, value in cookies.items())
    ask = f"GET /stream/?cards=1 HTTP/1.1\r\nHost: {parts.netloc}\r\nCookie: {cookie}\r\n\r\n"
    writer.write(ask.encode())
    await reader.readuntil(b"you are listening\n\n")
    return reader, writer


async def _hears(reader: asyncio.StreamReader, pk: int) -> float:
    while True:
        line = await asyncio.wait_for(reader.readuntil(b"\n"), 60)
        if b'"verb": "moved"' in line and f'"id": {pk},'.encode() in line and b'"card"' in line:
            return time.perf_counter()


def _seen(viewer: Visitor, house: House, cookies: dict[str, str], ideas: list[int]) -> Iterator[float]:
    for pk in ideas:
        sent = time.time()
        _move(house.address, cookies, pk, "selection")
        yield viewer.page.evaluate(HUNG, [pk, "selection"]) / 1000 - sent


def _move(address: str, cookies: dict[str, str], pk: int, to: str) -> None:
    from http.client import HTTPConnection
    from urllib.parse import urlencode

    parts = urlsplit(address)
    connection = HTTPConnection(parts.hostname or "", parts.port)
    cookie = "; ".join(f"{name}={value}" for name, value in cookies.items())
    body = urlencode({"to": to, "csrfmiddlewaretoken": cookies["csrftoken"]})
    headers = {"Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded", "Referer": address}
    connection.request("POST", f"/ideas/{pk}/decisions/", body, headers)
    answer = connection.getresponse()
    if answer.status != 303:
        raise RuntimeError(f"The move was not made: {answer.status} {answer.read()[:2000].decode()}")


def told(what: str, seconds: list[float]) -> None:
    half, most = median(seconds) * 1000, quantiles(seconds, n=20)[-1] * 1000
    print(f"{what}: median {half:.0f} ms, 95th percentile {most:.0f} ms, n {len(seconds)}")


def _memory(visitor: Visitor) -> tuple[float, float]:
    """Megabytes of script and of the whole process of this tab."""
    session = visitor.context.new_cdp_session(visitor.page)
    session.send("Performance.enable")
    found = {each["name"]: each["value"] for each in session.send("Performance.getMetrics")["metrics"]}
    return found["JSHeapUsedSize"] / 1e6, _largest_renderer()


def _largest_renderer() -> float:
    sizes = [0.0]
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if b"--type=renderer" in (process / "cmdline").read_bytes():
                sizes.append(int((process / "statm").read_text().split()[1]) * 4096 / 1e6)
        except OSError:
            continue
    return max(sizes)


@contextmanager
def _house(folder: Path, database: str, cards: int) -> Iterator[tuple[House, list[int]]]:
    env = (
        os.environ
        | {"WALLOFCHANGE_HOME": str(folder / "home")}
        | ({"DATABASE_URL": database} if database else {})
    )
    filled = subprocess.run(
        [sys.executable, "-c", FILL, str(cards)], env=env, check=True, capture_output=True, text=True
    )
    port = _free_port()
    house = House(f"http://localhost:{port}", folder / "home", folder / "log")
    with house.log.open("w") as log:
        command = [sys.executable, "-m", "wallofchange", "serve", "--port", str(port)]
        server = subprocess.Popen(command, env=env, stdout=log, stderr=log)
    try:
        _wait(house, server)
        yield house, [int(pk) for pk in filled.stdout.split()]
    finally:
        server.terminate()
        server.wait(15)


if __name__ == "__main__":
    asked = [int(word) for word in sys.argv[1:]]
    main(*(asked + [1000, 200, 60][len(asked) :]))
