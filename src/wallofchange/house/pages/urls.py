from django.urls import path

from wallofchange.house.pages.drawing import drawing_engine
from wallofchange.house.pages.idea import conclusion, idea
from wallofchange.house.pages.parts import parts
from wallofchange.house.pages.people import membership, people, team
from wallofchange.house.pages.prediction import outlook, prediction
from wallofchange.house.pages.preferences import preferences
from wallofchange.house.pages.review import accuracy, review, review_withdrawal, reviews, shares
from wallofchange.house.pages.saved_views import view, view_name, view_removal, views
from wallofchange.house.pages.signal import corrections, signal, withdrawal
from wallofchange.house.pages.signals import signals
from wallofchange.house.pages.today import close, hold, promise_kept, today
from wallofchange.house.pages.wall import card, shelf, wall
from wallofchange.house.stream import stream

urlpatterns = [
    path("", today, name="today"),
    path("day-starts/<int:pk>/", hold, name="hold-day-start"),
    path("day-starts/<int:pk>/closing/", close, name="close-day-start"),
    path("charts/<slug:name>.js", drawing_engine, name="drawing-engine"),
    path("conditions/<int:pk>/met/", promise_kept, name="promise-kept"),
    path("ideas/<int:pk>/", idea, name="idea"),
    path("ideas/<int:pk>/conclusion/", conclusion, name="conclusion"),
    path("ideas/<int:pk>/prediction/", prediction, name="prediction"),
    path("ideas/<int:pk>/prediction/outlook/", outlook, name="prediction-outlook"),
    path("parts/", parts, name="parts"),
    path("settings/people/", people, name="people"),
    path("settings/people/<int:pk>/membership/", membership, name="membership"),
    path("settings/teams/", team, name="teams"),
    path("settings/teams/<int:pk>/", team, name="team"),
    path("preferences/", preferences, name="preferences"),
    path("signals/", signals, name="signals"),
    path("signals/views/", views, name="signal-views"),
    path("signals/views/<int:pk>/", view, name="signal-view"),
    path("signals/views/<int:pk>/name/", view_name, name="signal-view-name"),
    path("signals/views/<int:pk>/removal/", view_removal, name="signal-view-removal"),
    path("signals/review/", review, name="review"),
    path("signals/accuracy/", accuracy, name="accuracy"),
    path("signals/shares/", shares, name="signal-shares"),
    path("signals/<int:pk>/", signal, name="signal"),
    path("signals/<int:pk>/reviews/", reviews, name="signal-reviews"),
    path("signals/<int:pk>/reviews/withdrawal/", review_withdrawal, name="signal-review-withdrawal"),
    path("signals/<int:pk>/corrections/", corrections, name="signal-corrections"),
    path("signals/<int:pk>/corrections/<int:correction>/withdrawal/", withdrawal, name="signal-withdrawal"),
    path("stream/", stream, name="stream"),
    path("wall/", wall, name="wall"),
    path("wall/cards/<int:pk>/", card, name="card"),
    path("wall/<slug:stage>/", shelf, name="shelf"),
]
