from django.db import migrations, models


def newest_is_current(apps, schema_editor):
    """Who began to read last reads now."""
    Bookmark = apps.get_model("understanding", "Bookmark")
    newest = Bookmark.objects.order_by("-pk").values_list("pk", flat=True).first()
    Bookmark.objects.filter(pk=newest).update(current=True)


class Migration(migrations.Migration):

    dependencies = [
        ("understanding", "0009_pictures_are_found"),
    ]

    operations = [
        migrations.AddField(
            model_name="bookmark",
            name="current",
            field=models.BooleanField(default=False),
        ),
        migrations.RunPython(newest_is_current, migrations.RunPython.noop, elidable=True),
    ]
