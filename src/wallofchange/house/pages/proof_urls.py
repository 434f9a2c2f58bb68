from django.urls import path

from wallofchange.house.pages import glasses, hooks, proof, trackers

urlpatterns = [
    path("decisions/<int:pk>/glasses/", glasses.on_decision, name="glasses-on-decision"),
    path("hooks/<slug:kind>/", hooks.hook, name="hook"),
    path("ideas/<int:pk>/basics/", proof.basics, name="basics"),
    path("ideas/<int:pk>/glasses/", glasses.on_idea, name="glasses"),
    path("ideas/<int:pk>/links/", trackers.links, name="tracker-links"),
    path("ideas/<int:pk>/ordinary/seen/", proof.seen, name="ordinary-seen"),
    path("ideas/<int:pk>/why-not/", proof.why_not, name="why-not"),
    path("links/<int:pk>/withdrawal/", trackers.withdrawal, name="tracker-link-withdrawal"),
    path("replies/<int:pk>/glasses/", glasses.on_reply, name="glasses-on-reply"),
    path("settings/trackers/", trackers.trackers, name="trackers"),
    path("settings/trackers/<slug:kind>/end/", trackers.ended, name="tracker-end"),
]
