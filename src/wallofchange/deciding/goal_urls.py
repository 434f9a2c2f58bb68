"""Where the forms of goals and limits go."""

from django.urls import path

from wallofchange.deciding.views import goals, limits

urlpatterns = [
    path("goals/<int:pk>/sentence/", goals.sentence, name="goal-sentence"),
    path("goals/<int:pk>/place/", goals.place, name="goal-place"),
    path("goals/<int:pk>/removal/", goals.removal, name="goal-removal"),
    path("goals/<int:pk>/undoing/", goals.undoing, name="goal-undoing"),
    path("goals/<int:pk>/ideas/", goals.ideas, name="goal-ideas"),
    path("goals/<int:pk>/moments/", goals.moments, name="goal-moments"),
    path("goals/<int:pk>/measures/", goals.measures, name="goal-measures"),
    path("ideas/<int:pk>/goals/", goals.idea_goals, name="idea-goals"),
    path("teams/<int:pk>/limits/", limits.limits, name="limits"),
    path("crossings/<int:pk>/choice/", limits.choice, name="crossing-choice"),
]
