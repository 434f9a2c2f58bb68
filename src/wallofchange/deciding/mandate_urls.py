"""Who may decide what: teams and their mandates, questions that go up, gestures, and the register."""

from django.urls import path

from wallofchange.deciding.views import asks, gestures, register, teams

urlpatterns = [
    path("ideas/<int:pk>/asks/", asks.asks, name="asks"),
    path("ideas/<int:pk>/free-move/", asks.free_move, name="free-move"),
    path("ideas/<int:pk>/sponsorship/", asks.sponsorship, name="sponsorship"),
    path("asks/<int:pk>/answer/", asks.answer, name="ask-answer"),
    path("asks/<int:pk>/withdrawal/", asks.withdrawal, name="ask-withdrawal"),
    path("teams/", teams.teams, name="teams"),
    path("teams/<int:pk>/", teams.team, name="team"),
    path("teams/<int:pk>/mandates/", teams.mandates, name="mandates"),
    path("mandates/<int:pk>/ending/", teams.ending, name="mandate-ending"),
    path("delegations/", teams.delegations, name="delegations"),
    path("delegations/<int:pk>/withdrawal/", teams.withdrawal, name="delegation-withdrawal"),
    path("signals/<int:pk>/gestures/", gestures.gestures, name="gestures"),
    path("gestures/<int:pk>/withdrawal/", gestures.withdrawal, name="gesture-withdrawal"),
    path("decisions/", register.register, name="register"),
    path("decisions/<slug:kind>/", register.export, name="register-export"),
]
