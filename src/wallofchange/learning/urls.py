from django.urls import path

from wallofchange.learning.views.learning import calculation, evaluation, learning

app_name = "learning"
urlpatterns = [
    path("learning/", learning, name="learning"),
    path("learning/evaluations/<int:pk>.json", calculation, name="calculation"),
    path("ideas/<int:pk>/evaluations/", evaluation, name="evaluations"),
]
