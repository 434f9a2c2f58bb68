from django.urls import path

from wallofchange.deciding.goal_urls import urlpatterns as goals
from wallofchange.deciding.mandate_urls import urlpatterns as mandates
from wallofchange.deciding.room_urls import urlpatterns as room
from wallofchange.deciding.views import decisions, fading, ideas, noes, objections, remarks
from wallofchange.deciding.words_urls import urlpatterns as words

app_name = "deciding"
urlpatterns = [
    *goals,
    *words,
    *mandates,
    *room,
    path("ideas/", ideas.ideas, name="ideas"),
    path("ideas/<int:pk>/description/", ideas.description, name="description"),
    path("ideas/<int:pk>/additions/", ideas.additions, name="additions"),
    path("ideas/<int:pk>/objections/", objections.objections, name="objections"),
    path("ideas/<int:pk>/decisions/", decisions.decisions, name="decisions"),
    path("ideas/<int:pk>/decisions/last/", decisions.undo, name="undo"),
    path("ideas/<int:pk>/hanging/", fading.hanging, name="hanging"),
    path("fadings/<int:pk>/agreement/", fading.agreement, name="agreement"),
    path("ideas/<int:pk>/remarks/", remarks.remarks, name="remarks"),
    path("ideas/<int:pk>/never-mind/rightly/", noes.rightly, name="rightly"),
    path("remarks/<int:pk>/meaning/", remarks.meaning, name="meaning"),
    path("remarks/asking/", remarks.asking, name="asking"),
    path("objections/<int:pk>/kind/", objections.kind, name="worry-kind"),
    path("objections/<int:pk>/condition/", objections.condition, name="condition"),
    path("objections/<int:pk>/condition/met/", objections.met, name="met"),
    path("objections/<int:pk>/condition/day-start/", objections.to_day_start, name="to-day-start"),
    path("objections/<int:pk>/no/appeal/", noes.appeal, name="appeal"),
    path("objections/<int:pk>/no/appeal/answer/", noes.appeal_answer, name="appeal-answer"),
    path("objections/<int:pk>/no/heard/", noes.heard, name="no-heard"),
    path("objections/<int:pk>/right/leave/", objections.leave, name="right-leave"),
    path("objections/<int:pk>/no/", objections.owned_no, name="no"),
    path("objections/<int:pk>/withdrawal/", objections.withdrawal, name="withdrawal"),
    path("objections/<int:pk>/right/", objections.right, name="right"),
]
