"""Phrases that state an expectation, and the traps that only look like one."""

from __future__ import annotations

import pytest

from wallofchange.reading.expectation import expectation_of
from wallofchange.reading.words import Words

BELOW = [
    "De service viel mij vies tegen.",
    "Ik had er meer van verwacht.",
    "Dit is niet wat ik ervan verwacht had.",
    "Niet zoals beloofd.",
    "Het voldeed niet aan de verwachtingen.",
    "Het duurde langer dan beloofd.",
    "Slechter dan verwacht.",
    "Ik ben erg teleurgesteld.",
    "Beneden alle peil.",
    "De afspraken zijn niet nagekomen.",
    "There was no dining as advertised.",
    "It did not meet my expectations.",
    "Worse than I expected.",
    "I expected more from you.",
    "It fell short.",
    "What a disappointment.",
    "They let us down.",
    "You never fail to let me down.",
    "It took longer than promised.",
    "Not as good as I had hoped.",
]
MET = [
    "Zoals verwacht.",
    "Alles zoals afgesproken.",
    "Precies wat ik had verwacht.",
    "Jullie hebben mij niet teleurgesteld.",
    "Dat u ons niet hebt teleurgesteld, dat waardeer ik.",
    "Heemwarm stelt nooit teleur.",
    "Het viel niet tegen.",
    "Zo hoort het.",
    "They never let me down.",
    "It did not disappoint.",
    "You didn't disappoint.",
    "Dit stelt zeker niet teleur.",
    "As expected.",
    "It was just as described.",
    "The room met our expectations.",
    "It lived up to the hype.",
]
EXCEEDED = [
    "Meer dan verwacht.",
    "Beter dan ik had gedacht.",
    "Sneller dan beloofd.",
    "Dat viel me reuze mee.",
    "Mijn verwachtingen zijn overtroffen.",
    "Boven verwachting goed geholpen.",
    "Ik was aangenaam verrast.",
    "Verrassend lekker.",
    "Better than expected.",
    "It exceeded all expectations.",
    "I was pleasantly surprised.",
    "They went above and beyond.",
    "I was expecting the worst, and then this.",
    "It was not as bad as I feared.",
    "Surprisingly clean.",
]
SILENT = [
    "Book early to avoid disappointment.",
    "Om teleurstelling te voorkomen, bel vooraf.",
    "It is hard to meet the expectation of everybody.",
    "I was blown away by the rudeness.",
    "Die hoogte valt wel mee.",
    "Mijn buurvrouw zei dat het tegenviel.",
    "My friends said they were disappointed.",
    "Ik hoop dat het niet tegenvalt.",
    "If you are disappointed, call us.",
    "De monteur kwam om negen uur.",
    "The engineer came at nine.",
    "Mijn man ging mee naar de winkel.",
    "",
]


@pytest.mark.parametrize(
    ("text", "expectation"),
    [
        *((text, "below") for text in BELOW),
        *((text, "met") for text in MET),
        *((text, "exceeded") for text in EXCEEDED),
        *((text, "not_stated") for text in SILENT),
    ],
)
def test_a_sentence_states_this_expectation_and_no_other(text: str, expectation: str) -> None:
    assert expectation_of(Words(text)).expectation == expectation


def test_the_phrase_is_given_in_the_customers_own_letters() -> None:
    assert expectation_of(Words("Nou, Meer Dan Verwacht!")).phrase == "Meer Dan Verwacht"


@pytest.mark.parametrize(
    ("polarity", "expectation"), [("positive", "exceeded"), ("negative", "below"), ("neutral", "not_stated")]
)
def test_the_unforeseen_goes_the_way_of_the_feeling(polarity: str, expectation: str) -> None:
    assert expectation_of(Words("Dat had ik niet verwacht."), polarity).expectation == expectation


def test_a_text_that_says_two_things_at_once_is_left_to_a_person() -> None:
    torn = expectation_of(Words("De kamer viel tegen. Het ontbijt was beter dan verwacht."))

    assert (torn.expectation, torn.p) == ("not_stated", 0.5)
