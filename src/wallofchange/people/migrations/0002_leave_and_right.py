from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial")]

    operations = [
        migrations.AddField("user", "name_may_stay", models.BooleanField(default=False)),
        migrations.AddField("user", "sees_originals", models.BooleanField(default=False)),
    ]
