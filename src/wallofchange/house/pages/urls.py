from django.urls import path

from wallofchange.house.pages.drawing import drawing_engine
from wallofchange.house.pages.goal_urls import urlpatterns as goals
from wallofchange.house.pages.hear import hear, noted
from wallofchange.house.pages.hear_offline import keeper, shell
from wallofchange.house.pages.idea import conclusion, idea, measuring_longer
from wallofchange.house.pages.opened import opened
from wallofchange.house.pages.parts import parts
from wallofchange.house.pages.people import membership, people, team
from wallofchange.house.pages.prediction import outlook, prediction
from wallofchange.house.pages.preferences import preferences
from wallofchange.house.pages.proof_urls import urlpatterns as proof
from wallofchange.house.pages.review import accuracy, review, review_withdrawal, reviews, shares
from wallofchange.house.pages.saved_views import view, view_name, view_removal, views
from wallofchange.house.pages.screen import revocation, screen, screens
from wallofchange.house.pages.signal import corrections, signal, withdrawal
from wallofchange.house.pages.signals import signals
from wallofchange.house.pages.today import holding, letterbox, lines, records
from wallofchange.house.pages.today.page import today
from wallofchange.house.pages.wall import card, shelf, wall
from wallofchange.house.pages.words_urls import urlpatterns as words
from wallofchange.house.stream import stream

urlpatterns = [
    *goals,
    *proof,
    *words,
    path("", today, name="today"),
    path("day-starts/", records.day_starts, name="day-starts"),
    path("day-starts/lead/", holding.lead, name="lead"),
    path("day-starts/<int:pk>/", records.day_start, name="day-start"),
    path("day-starts/<int:pk>/closing/", holding.close, name="close-day-start"),
    path("day-starts/<int:pk>/closing/withdrawal/", holding.opened_again, name="day-start-opened-again"),
    path("day-starts/<int:pk>/turns/", holding.turn, name="day-start-turn"),
    path("day-starts/<int:pk>/more-minutes/", holding.stay, name="day-start-stay"),
    path("day-starts/<int:pk>/lesson/", holding.lesson, name="day-start-lesson"),
    path("charts/<slug:name>.js", drawing_engine, name="drawing-engine"),
    path("conditions/<int:pk>/met/", lines.condition, name="promise-kept"),
    path("promises/<int:pk>/words/", lines.promise, name="promise-words"),
    path("teams/<int:pk>/promises/", lines.promises, name="promises"),
    path("teams/<int:pk>/thanks/", lines.thanks, name="thanks"),
    path("teams/<int:pk>/more-of-this/", lines.more_of_this, name="more-of-this"),
    path("teams/<int:pk>/room-left/", lines.room_left, name="room-left"),
    path("ideas/<int:pk>/tomorrow/", lines.postponement, name="idea-tomorrow"),
    path("settings/day-start/", letterbox.letterboxes, name="letterboxes"),
    path("settings/day-start/address/", letterbox.my_address, name="my-address"),
    path("settings/day-start/<int:pk>/", letterbox.letterbox, name="letterbox"),
    path("settings/day-start/<int:pk>/trial/", letterbox.trial, name="letterbox-trial"),
    path("hear/", hear, name="hear"),
    path("hear/<int:pk>/", noted, name="noted"),
    path("hear/keeper.js", keeper, name="hear-keeper"),
    path("hear/without-a-network/", shell, name="hear-shell"),
    path("ideas/<int:pk>/", idea, name="idea"),
    path("ideas/<int:pk>/conclusion/", conclusion, name="conclusion"),
    path("ideas/<int:pk>/keep-measuring/", measuring_longer, name="keep-measuring"),
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
    path("wall/cards/<int:pk>/opened/", opened, name="opened-card"),
    path("wall/screen/", screens, name="screens"),
    path("wall/screen/<int:pk>/revocation/", revocation, name="screen-revocation"),
    path("wall/screen/<str:key>/", screen, name="screen"),
    path("wall/<slug:stage>/", shelf, name="shelf"),
]
