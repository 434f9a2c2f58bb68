"""`migrate`, with a short way for a database in which nothing is yet."""

from typing import Any

from django.core.management.commands import migrate
from django.db import connections

from wallofchange.house.first_tables import lay


class Command(migrate.Command):
    """An empty database gets the tables of today in one go; any other one walks along the migrations."""

    def handle(self, *args: Any, **options: Any) -> None:
        if not options["app_label"] and not options["plan"] and not options["check_unapplied"]:
            lay(connections[options["database"]])
        super().handle(*args, **options)
