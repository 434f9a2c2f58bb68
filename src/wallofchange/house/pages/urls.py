from django.urls import path

from wallofchange.house.pages.parts import parts
from wallofchange.house.pages.preferences import preferences
from wallofchange.house.pages.today import close, hold, promise_kept, today
from wallofchange.house.stream import stream

urlpatterns = [
    path("", today, name="today"),
    path("day-starts/<int:pk>/", hold, name="hold-day-start"),
    path("day-starts/<int:pk>/closing/", close, name="close-day-start"),
    path("conditions/<int:pk>/met/", promise_kept, name="promise-kept"),
    path("parts/", parts, name="parts"),
    path("preferences/", preferences, name="preferences"),
    path("stream/", stream, name="stream"),
]
