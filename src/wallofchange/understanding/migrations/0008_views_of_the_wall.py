from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("understanding", "0007_who_spoke"),
    ]

    operations = [
        migrations.AddField(
            model_name="view",
            name="page",
            field=models.CharField(
                choices=[("signals", "what was heard"), ("wall", "the wall")],
                default="signals",
                max_length=10,
            ),
        ),
    ]
