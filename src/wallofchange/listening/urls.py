from django.urls import path

from wallofchange.listening.views import imports

app_name = "listening"
urlpatterns = [
    path("import/", imports.imports, name="import"),
]
