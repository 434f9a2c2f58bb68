"""The tables of today in an empty database, without walking along all those of yesterday.

Every migration works out all models anew, so that an empty home cost half a minute of processor, mostly for
tables that the next migration changes again. Both ways must end in the same tables: a test walks them both.
"""

from collections.abc import Callable, Iterable, Iterator

from django.apps import apps
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations import Migration, RunPython
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Model


def lay(connection: BaseDatabaseWrapper) -> None:
    """Make all tables and write down every migration as done; a database that holds anything stays as is."""
    with connection.schema_editor(atomic=True) as editor:
        if connection.introspection.table_names():
            return
        executor = MigrationExecutor(connection)
        done = [migration for migration, _ in executor.migration_plan(executor.loader.graph.leaf_nodes())]
        models: list[type[Model]] = [*apps.get_models(), MigrationRecorder.Migration]
        for model in models:
            editor.create_model(model)
        for make in _beside_the_models(done):
            make(apps, editor)
        MigrationRecorder.Migration.objects.using(connection.alias).bulk_create(
            MigrationRecorder.Migration(app=each.app_label, name=each.name) for each in done
        )


def _beside_the_models(migrations: Iterable[Migration]) -> Iterator[Callable[..., object]]:
    """What our migrations make that no model tells of; those that only move what is there are elidable."""
    for migration in migrations:
        ours = apps.get_app_config(migration.app_label).name.startswith("wallofchange.")
        for operation in migration.operations:
            if ours and isinstance(operation, RunPython) and not operation.elidable:
                yield operation.code
