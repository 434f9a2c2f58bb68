from django.urls import path

from wallofchange.house.pages import pinning, whole

urlpatterns = [
    path("ideas/new/", pinning.pinning, name="pinning"),
    path("ideas/like/", pinning.like, name="ideas-like"),
    path("ideas/<int:pk>/similar/", whole.similar, name="idea-similar"),
    path("ideas/<int:pk>/whole/", whole.whole, name="whole"),
]
