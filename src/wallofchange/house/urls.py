"""Every page of the house: each room names its own, what shows several rooms is put together here."""

from django.urls import include, path

from wallofchange.house.api import api
from wallofchange.house.pages.urls import urlpatterns as pages

urlpatterns = [
    path("", include((pages, "house"))),
    path("", include("wallofchange.people.urls")),
    path("", include("wallofchange.listening.urls")),
    path("", include("wallofchange.understanding.urls")),
    path("", include("wallofchange.deciding.urls")),
    path("", include("wallofchange.closing.urls")),
    path("", include("wallofchange.learning.urls")),
    path("api/v1/", api.urls),
]
