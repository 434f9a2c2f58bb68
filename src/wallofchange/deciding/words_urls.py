from django.urls import path

from wallofchange.deciding.views import words

urlpatterns = [
    path("ideas/<int:pk>/observations/", words.observations, name="observations"),
    path("observations/<int:pk>/withdrawal/", words.observation_withdrawal, name="observation-withdrawal"),
    path("ideas/<int:pk>/merger/", words.merger, name="merger"),
    path("ideas/<int:pk>/parts/", words.parts, name="parts"),
    path("ideas/<int:pk>/passing-over/", words.passing_over, name="passing-over"),
]
