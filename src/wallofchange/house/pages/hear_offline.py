"""The page to note on without a network: what a browser may keep of it, which is nothing of anybody."""

from __future__ import annotations

import json
import re
from hashlib import blake2b
from pathlib import Path

from django.contrib.auth.decorators import login_required
from django.contrib.staticfiles import finders
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse

from wallofchange.listening.noting import LONGEST
from wallofchange.people.requests import KnownRequest

PARTS = ("follow", "kept", "moment", "send", "waiting")  # what hear.js imports
IMPORTED = tuple(f"house/hear-{part}.js" for part in PARTS)
KEEPER = "house/hear-keeper.js"
NAMED = re.compile(r'(?:href|src)="([^"]+)"')


@login_required
def shell(request: KnownRequest) -> HttpResponse:
    """The same for everybody who reads this language: no name, no team, no token."""
    return HttpResponse(_shell(request))


@login_required
def keeper(request: KnownRequest) -> HttpResponse:
    """The service worker of /hear/: other bytes, and so renewed, when the page or a file of it changed."""
    page = _shell(request)
    files = [name for name in NAMED.findall(page) if name.startswith(static(""))]
    files += [static(name) for name in IMPORTED]
    kept = {"version": _version(page, files), "page": reverse("house:hear-shell"), "files": files}
    kept["at"] = reverse("house:hear")
    script = f"const KEPT = {json.dumps(kept)};\nimportScripts({json.dumps(static(KEEPER))});\n"
    response = HttpResponse(script, content_type="text/javascript")
    response.headers["Cache-Control"] = "no-cache"
    return response


def _shell(request: KnownRequest) -> str:
    """Rendered without the request: nothing of who asks for it can come along, but how they like to read."""
    theme = getattr(request, "theme", "")
    return render_to_string("house/hear/shell.html", {"longest": LONGEST, "theme": theme})


def _version(page: str, files: list[str]) -> str:
    told = blake2b(page.encode(), digest_size=8)
    for name in [*files, static(KEEPER)]:
        found = finders.find(name.removeprefix(static("")))
        if isinstance(found, str):
            told.update(Path(found).read_bytes())
    return told.hexdigest()
