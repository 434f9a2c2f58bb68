from django.urls import path

from wallofchange.learning.views.benchmark import (
    benchmark_calculation,
    benchmark_page,
    figures,
    questions,
    withdrawal,
)
from wallofchange.learning.views.choosing import choosing_calculation, choosing_page
from wallofchange.learning.views.learning import (
    calculation,
    evaluation,
    grey_on_purpose,
    learning,
    programme_calculation,
)
from wallofchange.learning.views.moments import (
    journey_calculation,
    level,
    level_calculation,
    moment,
    moment_calculation,
    moments,
)
from wallofchange.learning.views.parts import part, part_calculation
from wallofchange.learning.views.speed import speed_calculation, speed_page
from wallofchange.learning.views.yes_buts import yes_buts, yes_buts_calculation, yes_buts_file

app_name = "learning"
urlpatterns = [
    path("learning/", learning, name="learning"),
    path("learning/grey/<int:pk>/on-purpose/", grey_on_purpose, name="grey-on-purpose"),
    path("learning/evaluations/<int:pk>.json", calculation, name="calculation"),
    path("ideas/<int:pk>/evaluations/", evaluation, name="evaluations"),
    path("learning/calculation.json", programme_calculation, name="programme-calculation"),
    path("learning/yes-buts/", yes_buts, name="yes-buts"),
    path("learning/yes-buts/calculation.json", yes_buts_calculation, name="yes-buts-calculation"),
    path("learning/yes-buts/yes-buts.csv", yes_buts_file, name="yes-buts-file"),
    path("learning/speed/", speed_page, name="speed"),
    path("learning/speed/calculation.json", speed_calculation, name="speed-calculation"),
    path("learning/choosing/", choosing_page, name="choosing"),
    path("learning/choosing/calculation.json", choosing_calculation, name="choosing-calculation"),
    path("learning/benchmark/", benchmark_page, name="benchmark"),
    path("learning/benchmark/calculation.json", benchmark_calculation, name="benchmark-calculation"),
    path("learning/benchmark/figures/", figures, name="benchmark-figures"),
    path("learning/benchmark/figures/<int:pk>/withdrawal/", withdrawal, name="benchmark-withdrawal"),
    path("learning/benchmark/questions/", questions, name="benchmark-questions"),
    path("moments/", moments, name="moments"),
    path("moments/calculation.json", journey_calculation, name="moments-calculation"),
    path("moments/<slug:slug>/", moment, name="moment"),
    path("moments/<slug:slug>/calculation.json", moment_calculation, name="moment-calculation"),
    path("moments/<slug:slug>/level/", level, name="level"),
    path("moments/<slug:slug>/level.json", level_calculation, name="level-calculation"),
    path("moments/<slug:slug>/<slug:name>/", part, name="part"),
    path("moments/<slug:slug>/<slug:name>.json", part_calculation, name="part-calculation"),
]
