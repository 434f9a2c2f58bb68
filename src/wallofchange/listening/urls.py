from django.urls import path

from wallofchange.listening.views.batches import batch, rejects, undoing
from wallofchange.listening.views.contact import contact_wish
from wallofchange.listening.views.facts import facts
from wallofchange.listening.views.file import file, progress
from wallofchange.listening.views.imports import imports
from wallofchange.listening.views.original import original
from wallofchange.listening.views.promises import promise_end, promises
from wallofchange.listening.views.redaction import redaction, removal

app_name = "listening"
urlpatterns = [
    path("import/", imports, name="import"),
    path("import/batches/<int:pk>/", batch, name="batch"),
    path("import/batches/<int:pk>/rejects/", rejects, name="rejects"),
    path("import/batches/<int:pk>/undoing/", undoing, name="undoing"),
    path("import/<str:token>/", file, name="import-file"),
    path("import/<str:token>/progress/", progress, name="import-progress"),
    path("settings/facts/", facts, name="facts"),
    path("settings/promises/", promises, name="promises"),
    path("settings/promises/<int:pk>/end/", promise_end, name="promise-end"),
    path("settings/redaction/", redaction, name="redaction"),
    path("settings/redaction/<int:pk>/removal/", removal, name="redaction-removal"),
    path("signals/<int:pk>/original/", original, name="original"),
    path("signals/<int:pk>/contact-wish/", contact_wish, name="contact-wish"),
]
