from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "wallofchange.people"
    label = "people"
