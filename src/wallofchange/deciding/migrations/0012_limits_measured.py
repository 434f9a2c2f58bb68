from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('deciding', '0011_language_of_a_screen'),
    ]

    operations = [
        migrations.AddField(
            model_name='limit',
            name='looked_at',
            field=models.DateTimeField(null=True),
        ),
    ]
