import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("closing", "0002_let_go_because_it_was_read_again"),
        ("deciding", "0008_kinds_and_proof"),
    ]

    operations = [
        migrations.AddField(
            model_name="followup",
            name="tells",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="follow_ups",
                to="deciding.totell",
            ),
        ),
    ]
