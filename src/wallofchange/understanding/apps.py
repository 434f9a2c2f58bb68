from django.apps import AppConfig


class UnderstandingConfig(AppConfig):
    name = "wallofchange.understanding"
    label = "understanding"
