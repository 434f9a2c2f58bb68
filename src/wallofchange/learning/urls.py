from django.urls import path

from wallofchange.learning.views.learning import calculation, evaluation, learning
from wallofchange.learning.views.moments import (
    journey_calculation,
    level,
    level_calculation,
    moment,
    moment_calculation,
    moments,
)
from wallofchange.learning.views.parts import part, part_calculation

app_name = "learning"
urlpatterns = [
    path("learning/", learning, name="learning"),
    path("learning/evaluations/<int:pk>.json", calculation, name="calculation"),
    path("ideas/<int:pk>/evaluations/", evaluation, name="evaluations"),
    path("moments/", moments, name="moments"),
    path("moments/calculation.json", journey_calculation, name="moments-calculation"),
    path("moments/<slug:slug>/", moment, name="moment"),
    path("moments/<slug:slug>/calculation.json", moment_calculation, name="moment-calculation"),
    path("moments/<slug:slug>/level/", level, name="level"),
    path("moments/<slug:slug>/level.json", level_calculation, name="level-calculation"),
    path("moments/<slug:slug>/<slug:name>/", part, name="part"),
    path("moments/<slug:slug>/<slug:name>.json", part_calculation, name="part-calculation"),
]
