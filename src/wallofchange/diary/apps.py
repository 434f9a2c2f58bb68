from django.apps import AppConfig


class DiaryConfig(AppConfig):
    name = "wallofchange.diary"
    label = "diary"
