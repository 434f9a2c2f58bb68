"""A compliment to a named team, never with a colleague's name."""

from __future__ import annotations

import pytest

from wallofchange.reading.compliments import compliment_to
from wallofchange.reading.words import Words


@pytest.mark.parametrize(
    ("text", "team"),
    [
        ("Complimenten aan de planning.", "planning"),
        ("Jullie klantenservice is geweldig.", "klantenservice"),
        ("Een pluim voor de monteurs.", "monteurs"),
        ("Petje af voor team Noord.", "team noord"),
        ("Dank aan Sanne van de planning.", "planning"),
        ("Het warmteteam was snel en vriendelijk.", "warmteteam"),
        ("De keuken verdient een compliment.", "keuken"),
        ("Hulde voor de afdeling radiologie.", "afdeling radiologie"),
        ("Thanks to the installation team.", "installation team"),
        ("Kudos to your billing department.", "billing department"),
        ("The cabin crew were wonderful.", "cabin crew"),
        ("The engineers did a great job.", "engineers"),
        ("Well done, customer service.", "customer service"),
        ("De monteur was aardig.", ""),
        ("Jan was geweldig.", ""),
        ("Bedankt Sanne.", ""),
        ("De klantenservice is slecht bereikbaar.", ""),
        ("The front desk was rude.", ""),
        ("No thanks to customer service.", ""),
        ("De planning.", ""),
        ("Graag contact met de klantenservice.", ""),
        ("", ""),
        ("Hats off to the stroke unit.", "stroke unit"),
        ("Thanks to the fraud team my money is back.", "fraud team"),
        ("I can't praise the midwives enough.", "midwives"),
        ("Niets dan lof voor de kraamafdeling.", "kraamafdeling"),
        ("De vrijwilligers verdienen een lintje.", "vrijwilligers"),
        ("Chapeau voor het operatieteam.", "operatieteam"),
        ("Dank aan de buschauffeurs, dat mag wel eens gezegd worden.", "buschauffeurs"),
        ("The drivers were late.", ""),
        ("The gardeners should come more often.", ""),
        ("We kregen een brief van de verkeersafdeling.", ""),
        ("The best team won.", ""),
        ("Nothing but praise for the nurses on ward 6, not once did they hurry us.", "ward 6"),
    ],
)
def test_the_team_that_is_praised_is_named_and_nobody_in_it(text: str, team: str) -> None:
    assert compliment_to(Words(text)) == team


def test_in_an_unhappy_text_no_team_is_praised() -> None:
    assert compliment_to(Words("Great job, customer service."), "negative") == ""
