from django.urls import path

from wallofchange.closing.views.follow_ups import closing, follow_ups, replies, taking

app_name = "closing"
urlpatterns = [
    path("follow-ups/", follow_ups, name="follow-ups"),
    path("follow-ups/<int:pk>/taking/", taking, name="taking"),
    path("follow-ups/<int:pk>/replies/", replies, name="replies"),
    path("follow-ups/<int:pk>/closing/", closing, name="closing"),
]
