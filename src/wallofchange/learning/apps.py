from django.apps import AppConfig


class LearningConfig(AppConfig):
    name = "wallofchange.learning"
    label = "learning"
