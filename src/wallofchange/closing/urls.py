from django.urls import path

from wallofchange.closing.views import asking
from wallofchange.closing.views.follow_ups import closing, follow_ups, replies, taking, thanking

app_name = "closing"
urlpatterns = [
    path("follow-ups/", follow_ups, name="follow-ups"),
    path("follow-ups/<int:pk>/taking/", taking, name="taking"),
    path("follow-ups/<int:pk>/replies/", replies, name="replies"),
    path("follow-ups/<int:pk>/closing/", closing, name="closing"),
    path("signals/<int:pk>/thanks-call/", thanking, name="thanks-call"),
    path("ideas/<int:pk>/questions/", asking.questions, name="questions"),
    path("questions/<int:pk>/sending/", asking.sending, name="sending"),
    path("questions/<int:pk>/answer/", asking.answer, name="answer"),
    path("questions/<int:pk>/removal/", asking.removal, name="question-removal"),
]
