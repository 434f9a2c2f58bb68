"""Make tables the short or the long way, and tell what they are: `python -m tests.house.older_home WAY`."""

import json
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

import django
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

BESIDE = "beside the models"
BEFORE_THE_WALL = [("deciding", "0002_staggered_starts"), ("listening", "0004_facts_that_wait")]


def migrate_an_older_home() -> dict[str, object]:
    """A home from before the wall was whole, in which somebody was afraid and somebody said no."""
    executor = MigrationExecutor(connection)
    executor.migrate(BEFORE_THE_WALL)
    _fill(executor.loader.project_state(BEFORE_THE_WALL).apps)
    call_command("migrate", verbosity=0)
    return _kept()


def _fill(old) -> None:
    def make(model, **values):
        return old.get_model(*model.split(".")).objects.create(**values)

    at = timezone.now()
    team = make("people.Team", name="Service")
    anna = make("people.User", username="anna", name="Anna")
    idea = make("deciding.Idea", title="A note on the door", at=at, by=anna, team=team)
    source = make("listening.Source", name="Survey", team=team, at=at)
    signal = make("listening.Signal", source=source, said_at=at, heard_at=at, words="", fingerprint="1")
    make("deciding.Evidence", idea=idea, signal=signal, at=at, by=anna)
    worry = make("deciding.Objection", idea=idea, words="Too big", at=at, lapses_at=at, by=anna)
    today = timezone.localdate()
    make(
        "deciding.Condition",
        objection=worry,
        what="Small first",
        due=today,
        at=at,
        by=anna,
        who=anna,
        feared="80 hours",
        found="6 hours",
    )
    refused = make("deciding.Objection", idea=idea, words="Not here", at=at, lapses_at=at, by=anna)
    make(
        "deciding.OwnedNo",
        objection=refused,
        reason="No",
        look_again_on=today,
        at=at + timedelta(hours=1),
        by=anna,
    )
    make(
        "deciding.Cycle",
        team=team,
        starts_on=date(2026, 3, 2),
        hours=Decimal(100),
        reserve=Decimal(25),
    )


def _kept() -> dict[str, object]:
    from wallofchange.deciding.models import Cycle, Objection, OwnedNo

    cycle, afraid = Cycle.objects.get(), Objection.objects.get(condition__isnull=False)
    return {
        "feared": afraid.feared,
        "found": afraid.found,
        "voices": OwnedNo.objects.get().voices,
        "ends_on": cycle.ends_on.isoformat(),
        "share": float(cycle.share),
    }


def tables() -> dict[str, list[str]]:
    """Columns, constraints and indexes of every table; names only where the models give them."""
    with connection.cursor() as cursor:
        found = {
            each.name: sorted(_of(cursor, each.name))
            for each in connection.introspection.get_table_list(cursor)
        }
        found["beside the models"] = sorted(_beside(cursor))
    return found


def _of(cursor, table: str) -> Iterator[str]:
    for column in connection.introspection.get_table_description(cursor, table):
        yield f"{column.name} {column.type_code} {column.internal_size} {column.null_ok}"
    ours = {
        each.name for model in apps.get_models() for each in (*model._meta.indexes, *model._meta.constraints)
    }
    for name, each in connection.introspection.get_constraints(cursor, table).items():
        what = [word for word in ("primary_key", "unique", "index", "check") if each[word]]
        known = name if name in ours else ""
        yield f"{known} {each['columns']} {what} {each['foreign_key']} {each.get('orders')}"


def _beside(cursor) -> Iterator[str]:
    if connection.vendor == "sqlite":
        cursor.execute(
            "SELECT type, name, sql FROM sqlite_master WHERE type = 'trigger' OR sql LIKE 'CREATE VIRTUAL%'"
        )
    else:
        cursor.execute("SELECT 'index', tablename, indexdef FROM pg_indexes WHERE indexdef LIKE '%gin%'")
    for row in cursor.fetchall():
        yield " ".join(map(str, row))


if __name__ == "__main__":
    django.setup()
    told = migrate_an_older_home() if sys.argv[1] == "long" else call_command("migrate", verbosity=0)
    print(json.dumps({"kept": told, "tables": tables()}))
