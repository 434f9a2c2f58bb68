from django.apps import AppConfig


class HouseConfig(AppConfig):
    name = "wallofchange.house"
    label = "house"
