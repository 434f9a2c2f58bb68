"""How pressing a text is: the scale, its order, and what only sounds pressing."""

from __future__ import annotations

import itertools

import pytest

from wallofchange.reading.urgency import urgency_of
from wallofchange.reading.words import Words

CALM = [
    "De soep was lekker.",
    "Great seats.",
    "Geen haast, kijk er volgende maand maar naar.",
    "There is no rush.",
    "Up to now all went well.",
    "Goedemorgen, alles prima.",
    "De gasrekening klopt.",
    "Seat next to the emergency exit.",
    "Het ziekenhuis communiceert nog per fax.",
    "The ambulance crew stayed calm.",
    "De spoedeisende hulp was vies.",
    "The toast was burnt and het brood verbrand.",
    "De avond over veiligheid is dinsdag.",
    "De chocolade was gesmolten.",
    "The room was overheated.",
    "I have the last dose of vaccine planned in May.",
    "Hier ruikt het naar verse koffie.",
    "Pijn in de rug van die stoel.",
    "The gym lies in the middle of nowhere, so I live far away.",
    "",
]
THIS_WEEK = [
    "Dit is al de derde keer dat de monteur terug moet.",
    "I have called three times about my bike.",
    "Ik wil het uiterlijk vrijdag weten.",
    "The boiler is broken again.",
    "Al weken wacht ik op een antwoord.",
]
TODAY = [
    "Wij zitten zonder verwarming met een baby.",
    "Graag met spoed een antwoord.",
    "We have no hot water and I am pregnant.",
    "My mother of 84 years is stuck in the lift.",
    "Het lekt door het plafond en ik moet vandaag weten wie er komt.",
    "I am stranded and my flight leaves in an hour.",
    "Sewage comes up through the shower.",
    "They froze my account and I cannot buy food.",
    "Mijn man is naar het ziekenhuis gebracht.",
    "De lift staat stil en mijn buurvrouw van 88 woont op vier hoog.",
    "Er lekt water langs de muur naar beneden en de stoppen slaan door.",
    "My inhaler prescription was refused and I am nearly out of inhalers.",
    "Iemand heeft geld van mijn rekening opgenomen.",
    "They served peanuts although I am allergic to nuts.",
    "We slapen al drie nachten in de auto.",
    "Vanmiddag is de uitvaart en de kist staat nog op het vliegveld.",
    "My gran is on a ventilator and the power is off.",
    "The pipe burst in January and was fixed.",
]
NOW = [
    "Er lekt gas in de keuken.",
    "I smell gas.",
    "De koolmonoxidemelder gaat af, koolmonoxide gemeten.",
    "The heater caught fire.",
    "Help ons: zonder stroom, mijn vader ligt aan de zuurstof.",
    "I will run out of my heart tablets tonight.",
    "You cut off our electricity and my wife is on a ventilator.",
    "Mijn vader kreeg net een hartaanval in jullie wachtkamer.",
    "The charger smells like burning plastic.",
    "Een blote stroomdraad hangt boven de speeltuin.",
]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        *((text, 0.0, 0.0) for text in CALM),
        *((text, 0.3, 0.5) for text in THIS_WEEK),
        *((text, 0.5, 0.8) for text in TODAY),
        *((text, 0.8, 1.0) for text in NOW),
    ],
)
def test_a_text_lies_in_its_part_of_the_scale(text: str, low: float, high: float) -> None:
    assert low <= urgency_of(Words(text)) <= high


def test_one_more_sign_never_lowers_the_press_and_none_lifts_it_above_one() -> None:
    signs = [
        "Er lekt gas.",
        "Wij hebben een baby.",
        "Zonder stroom.",
        "Voor de derde keer.",
        "Het moet nu.",
        "Help ons.",
    ]

    for count in range(len(signs)):
        for some in itertools.combinations(signs, count):
            fewer = urgency_of(Words(" ".join(some)))
            for sign in signs:
                assert fewer <= urgency_of(Words(" ".join((*some, sign)))) <= 1


def test_the_same_sign_twice_presses_no_more_than_once() -> None:
    assert urgency_of(Words("Zonder stroom. Zonder warm water.")) == urgency_of(Words("Zonder stroom."))


def test_in_a_happy_text_what_pressed_has_passed() -> None:
    text = Words("Met de baby zaten we zonder verwarming en binnen een uur was het warm.")

    assert urgency_of(text, "positive") < 0.3 < urgency_of(text, "negative")
