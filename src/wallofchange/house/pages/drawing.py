"""The file that draws charts in the browser: the same for everybody, and for as long as it has this name."""

from __future__ import annotations

import gzip

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from wallofchange.learning.charts import engine

FOR_A_YEAR = "public, max-age=31536000, immutable"


@require_safe
def drawing_engine(request: HttpRequest, name: str) -> HttpResponse:
    if name != engine.name():
        raise Http404
    packed = engine.packed(settings.HOME.folder)
    as_it_is = "gzip" in request.headers.get("Accept-Encoding", "")
    response = HttpResponse(
        packed if as_it_is else gzip.decompress(packed), content_type="text/javascript; charset=utf-8"
    )
    if as_it_is:
        response.headers["Content-Encoding"] = "gzip"
    response.headers["Vary"] = "Accept-Encoding"
    response.headers["Cache-Control"] = FOR_A_YEAR
    return response
