"""What draws a chart in the browser: Vega out of an installed package, made into one file once per home."""

from __future__ import annotations

import gzip
import os
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from threading import Lock

PACKAGE = "vl-convert-python"
SNIPPET = "window.vegaEmbed = vegaEmbed;"
_making = Lock()


def name() -> str:
    """The file's name: another one as soon as what it is made of changes."""
    made_of = f"{version(PACKAGE)} {SNIPPET}"
    return f"vega-{sha256(made_of.encode()).hexdigest()[:12]}"


def packed(folder: Path) -> bytes:
    """The file (gzip), out of this folder; made first where it is not there, which takes a few seconds."""
    path = folder / f"{name()}.js.gz"
    with _making:
        if not path.exists():
            _make(path)
    return path.read_bytes()


def _make(path: Path) -> None:
    import vl_convert

    script = vl_convert.javascript_bundle(SNIPPET)
    fresh = path.with_suffix(f".{os.getpid()}")
    fresh.write_bytes(gzip.compress(script.encode(), mtime=0))
    os.replace(fresh, path)  # two processes may make it at once: it is the same file
