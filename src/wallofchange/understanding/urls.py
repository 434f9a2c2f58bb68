from django.urls import path

from wallofchange.understanding.views import proposals, themes
from wallofchange.understanding.views.similar import similar

app_name = "understanding"
urlpatterns = [
    path("signals/<int:pk>/similar/", similar, name="similar"),
    path("themes/", themes.themes, name="themes"),
    path("themes/<slug:slug>/", themes.theme, name="theme"),
    path("themes/<slug:slug>/name/", themes.name, name="theme-name"),
    path("themes/<slug:slug>/place/", themes.place, name="theme-place"),
    path("themes/<slug:slug>/phrases/", themes.phrases, name="theme-phrases"),
    path("themes/<slug:slug>/examples/", themes.examples, name="theme-examples"),
    path(
        "themes/<slug:slug>/examples/<int:pk>/withdrawal/",
        themes.example_withdrawal,
        name="example-withdrawal",
    ),
    path("themes/<slug:slug>/merger/", themes.merger, name="theme-merger"),
    path("themes/<slug:slug>/split/", themes.split, name="theme-split"),
    path("themes/<slug:slug>/retirement/", themes.retirement, name="theme-retirement"),
    path("proposals/search/", proposals.search, name="search"),
    path("proposals/<int:pk>/acceptance/", proposals.acceptance, name="acceptance"),
    path("proposals/<int:pk>/merger/", proposals.proposal_merger, name="proposal-merger"),
    path("proposals/<int:pk>/split/", proposals.proposal_split, name="proposal-split"),
    path("proposals/<int:pk>/refusal/", proposals.refusal, name="refusal"),
]
