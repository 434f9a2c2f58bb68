from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("listening", "0005_contact_wishes"),
        ("understanding", "0012_cards_that_were_dealt"),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="gist",
            name="gist_facets",
        ),
        migrations.AddIndex(
            model_name="gist",
            index=models.Index(
                fields=[
                    "said_at",
                    "signal",
                    "source",
                    "wordless",
                    "expectation",
                    "polarity",
                    "emotion",
                    "moment",
                    "channel",
                    "unit",
                    "language",
                    "asks_answer",
                    "compared_with",
                    "functional",
                    "emotional",
                    "urgency",
                ],
                name="gist_facets",
            ),
        ),
    ]
