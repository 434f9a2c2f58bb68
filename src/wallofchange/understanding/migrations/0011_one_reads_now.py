from django.db import migrations, models


def keep_the_newest(apps, schema_editor):
    """Where two readers passed for the one that reads now, it is the one that began last."""
    Bookmark = apps.get_model("understanding", "Bookmark")
    newest = Bookmark.objects.filter(current=True).order_by("-pk").values_list("pk", flat=True).first()
    Bookmark.objects.filter(current=True).exclude(pk=newest).update(current=False)


class Migration(migrations.Migration):

    dependencies = [
        ("understanding", "0010_the_reader_that_reads_now"),
    ]

    operations = [
        migrations.RunPython(keep_the_newest, migrations.RunPython.noop, elidable=True),
        migrations.AddConstraint(
            model_name="bookmark",
            constraint=models.UniqueConstraint(
                condition=models.Q(("current", True)), fields=("current",), name="one_reads_now"
            ),
        ),
    ]
