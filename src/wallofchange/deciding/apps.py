from django.apps import AppConfig


class DecidingConfig(AppConfig):
    name = "wallofchange.deciding"
    label = "deciding"
