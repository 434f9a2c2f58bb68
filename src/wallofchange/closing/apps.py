from django.apps import AppConfig


class ClosingConfig(AppConfig):
    name = "wallofchange.closing"
    label = "closing"
