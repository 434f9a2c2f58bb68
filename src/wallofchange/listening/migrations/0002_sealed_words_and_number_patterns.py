from django.db import migrations, models

import wallofchange.listening.models.sealed
from wallofchange.listening.models.sealed import MARK, seal, unseal

AT_ONCE = 5_000


def seal_all(apps, schema_editor):
    _walk(apps, schema_editor, lambda words: words if words.startswith(MARK) else seal(words))


def open_all(apps, schema_editor):
    _walk(apps, schema_editor, unseal)


def _walk(apps, schema_editor, changed):
    """In steps along the keys: a home may hold millions."""
    table = apps.get_model("listening", "Signal")._meta.db_table
    with schema_editor.connection.cursor() as cursor:
        last = 0
        while True:
            cursor.execute(
                f"SELECT id, words FROM {table} WHERE id > %s AND words <> '' ORDER BY id LIMIT %s", [last, AT_ONCE]
            )
            rows = cursor.fetchall()
            if not rows:
                return
            cursor.executemany(
                f"UPDATE {table} SET words = %s WHERE id = %s", [(changed(words), pk) for pk, words in rows]
            )
            last = rows[-1][0]


class Migration(migrations.Migration):
    dependencies = [("listening", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="NumberPattern",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=60)),
                ("pattern", models.CharField(max_length=120, unique=True)),
            ],
        ),
        migrations.SeparateDatabaseAndState(  # the column stays a text; only what lies in it changes
            state_operations=[
                migrations.AlterField(
                    "signal", "words", wallofchange.listening.models.sealed.SealedTextField(blank=True)
                )
            ]
        ),
        migrations.RunPython(seal_all, open_all, elidable=True),
    ]
