from django.db import migrations

STEP = 5_000


def keep_pictures(apps, schema_editor):
    """The pictures in words that were read before pictures could be looked for."""
    from wallofchange.understanding.search.pictures import pictures

    Stems = apps.get_model("understanding", "Stems")
    rows = Stems.objects.order_by("pk").values_list("pk", "forms", "gist__words")
    last = None
    while part := list((rows if last is None else rows.filter(pk__gt=last))[:STEP]):
        changed = [
            Stems(pk=place, forms=" ".join(sorted({*forms.split(), *found})))
            for place, forms, words in part
            if (found := pictures(words))
        ]
        Stems.objects.bulk_update(changed, ["forms"], batch_size=400)
        last = part[-1][0]


class Migration(migrations.Migration):

    dependencies = [
        ("understanding", "0008_views_of_the_wall"),
    ]

    operations = [
        migrations.RunPython(keep_pictures, migrations.RunPython.noop, elidable=True),
    ]
