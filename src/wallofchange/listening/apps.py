from django.apps import AppConfig


class ListeningConfig(AppConfig):
    name = "wallofchange.listening"
    label = "listening"
