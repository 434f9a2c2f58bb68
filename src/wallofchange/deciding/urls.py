from django.urls import path

from wallofchange.deciding.views import decisions, ideas, objections, room

app_name = "deciding"
urlpatterns = [
    path("ideas/", ideas.ideas, name="ideas"),
    path("ideas/<int:pk>/menu/", ideas.menu, name="menu"),
    path("ideas/<int:pk>/description/", ideas.description, name="description"),
    path("ideas/<int:pk>/additions/", ideas.additions, name="additions"),
    path("ideas/<int:pk>/objections/", objections.objections, name="objections"),
    path("ideas/<int:pk>/decisions/", decisions.decisions, name="decisions"),
    path("ideas/<int:pk>/decisions/last/", decisions.undo, name="undo"),
    path("objections/<int:pk>/condition/", objections.condition, name="condition"),
    path("objections/<int:pk>/condition/met/", objections.met, name="met"),
    path("objections/<int:pk>/no/", objections.owned_no, name="no"),
    path("objections/<int:pk>/withdrawal/", objections.withdrawal, name="withdrawal"),
    path("objections/<int:pk>/right/", objections.right, name="right"),
    path("teams/<int:pk>/room/", room.room, name="room"),
    path("teams/<int:pk>/exemptions/", room.exemptions, name="exemptions"),
    path("teams/<int:pk>/requests/", room.requests, name="requests"),
]
