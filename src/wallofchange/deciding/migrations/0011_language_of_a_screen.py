from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("deciding", "0010_periods_and_room"),
    ]

    operations = [
        migrations.AddField(
            model_name="screenkey",
            name="language",
            field=models.CharField(default="nl", max_length=2),
            preserve_default=False,
        ),
    ]
