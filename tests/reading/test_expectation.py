"""Phrases that state an expectation, and the traps that only look like one."""

from __future__ import annotations

import pytest

from wallofchange.reading.expectation import expectation_of
from wallofchange.reading.words import Words

BELOW = [
    "Hij zou dinsdag bellen maar dat is niet gebeurd.",
    "De monteur zou om negen uur komen en er kwam niemand.",
    "Ik had gerekend op een telefoontje.",
    "Onverwachte kosten op de factuur.",
    "De bediening wordt steeds slechter.",
    "They were going to call me back but never did.",
    "For a supposed five star hotel it was dirty.",
    "I expect this from a market stall, not you.",
    "#brokenpromises",
    "I thought it would be bad, but it was horrible.",
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
    "Ik had op een betere uitleg gehoopt.",
    "Ik had verwacht dat de bank dit zelf zou zien, maar dat moest ik melden.",
    "De garage beloofde een leenauto, maar die stond er niet.",
    "Ze zouden het gezegd hebben, er was mij toegezegd dat iemand zou bellen maar niemand belde.",
    "Loze beloftes.",
    "Ondanks de afspraak stond er niemand.",
    "Ze hielden zich niet aan de afspraken.",
    "De batterij gaat lang niet zo lang mee als beloofd.",
    "Niet meer wat het geweest is.",
    "De soep is niet meer zo lekker als vroeger.",
    "Het gaat bergafwaarts met deze winkel.",
    "Dit is niet de service die ik van jullie verwacht.",
    "Dat viel niet mee.",
    "De kamer viel behoorlijk tegen.",
    "De verwarming werkt zelden zoals het hoort.",
    "Later dan de beloofde datum geleverd.",
    "Hoge verwachtingen, maar helaas.",
    "Niet alleen teleurgesteld maar ook boos.",
    "Verrassend slecht.",
    "Tot mijn verbazing werkte niets.",
    "Geen leenfiets zoals afgesproken.",
    "I had hoped for a quicker answer.",
    "You promised a call on Monday but nobody rang.",
    "They told me it would be fixed by noon, yet I am still waiting.",
    "Empty promises.",
    "The bakery has gone downhill.",
    "It is not what it used to be.",
    "The battery does not last as long as advertised.",
    "This is not the service I expect from a bank.",
    "We were let down by the courier.",
    "The only letdown was the bread.",
    "I could not be more disappointed.",
    "Not only disappointed but angry.",
    "This gym is overhyped.",
    "It doesn't live up to its reputation.",
    "The bike arrived after the promised date.",
    "The repair took longer than we were promised.",
    "We expected a quiet room but unfortunately it was next to the lift.",
    "To my surprise nothing worked.",
    "Surprisingly poor sound.",
    "Very dissapointed with the haircut.",
]
MET = [
    "Geleverd op de afgesproken dag.",
    "Goed geholpen, zoals we van jullie gewend zijn.",
    "Ze hielden woord.",
    "The driver did what he was supposed to do.",
    "Ten out of ten, but I would not expect any less.",
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
    "De loodgieter kwam precies zoals afgesproken.",
    "De monteur hield zich aan de afspraak.",
    "Binnen de beloofde tijd geleverd.",
    "De bakker doet zijn naam eer aan.",
    "Alles waar ik op had gehoopt.",
    "Kreeg precies wat ik ervan verwacht had.",
    "Het apparaat doet wat het belooft.",
    "Het was druk, maar dat had ik al verwacht.",
    "Geen enkele teleurstelling.",
    "Het boek stelde niet teleur.",
    "Komt overeen met de beschrijving.",
    "Het uitzicht was mooi, zoals te verwachten was.",
    "Everything I hoped for.",
    "The dentist kept her promise.",
    "It does what it says.",
    "The food was what you would expect at this price.",
    "Worth the hype.",
    "The tent was exactly as described by the seller.",
    "Delivered when promised.",
    "Not a disappointment at all.",
    "I have never had a disappointing meal here.",
    "Their reputation is well deserved.",
]
EXCEEDED = [
    "De app is beter dan de vorige app.",
    "Nooit gedacht dat het zo snel zou gaan.",
    "Tien keer zo goed als ik had verwacht.",
    "Altijd aangenaam verrassend.",
    "Better than the reviews suggest.",
    "A great evening considering our low expectations.",
    "A fortunate surprise.",
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
    "De rekening viel alleszins mee.",
    "De behandeling bleek mee te vallen.",
    "Het was veel minder erg dan gevreesd.",
    "Geleverd vóór de verwachte datum.",
    "Verrassend snel geholpen.",
    "Onverwacht vriendelijk onthaal.",
    "Tot onze verbazing was het heerlijk.",
    "Ik was verrast door de hartelijke ontvangst.",
    "Niet zo druk als ik had gevreesd.",
    "Ik had er niet veel van verwacht, maar het was heerlijk.",
    "Expectations were low, but the tour was wonderful.",
    "Delivered ahead of the promised date.",
    "I did not expect a friendly answer so soon, thank you.",
    "I was surprised how good the soup was.",
    "What a welcome surprise.",
    "We feared the worst, but the move went fine.",
    "To our surprise it was excellent.",
    "The nurse went the extra mile.",
    "It beat all my expectations.",
    "More comfortable than I imagined.",
]
SILENT = [
    "Zou u mij kunnen bellen en niet mailen?",
    "Het zou goed zijn als ze vaker komen en niet alleen in de winter.",
    "Geen onverwachte kosten.",
    "It could be improved to bring it up to scratch and meet expectations.",
    "They turn away disappointed guests.",
    "I was surprised by the menu.",
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
    "U zult niet teleurgesteld zijn.",
    "You will not be disappointed.",
    "Please don't let me down.",
    "Verwacht er geen wonderen van.",
    "Don't expect too much.",
    "You can hardly expect more from a bus.",
    "My sister had expected more.",
    "Mijn broer was teleurgesteld over zijn fiets.",
    "De kinderen waren teleurgesteld.",
    "I hope it gets better than expected.",
    "I hoop dat het meevalt.",
    "Men verwacht schone toiletten.",
    "One expects clean toilets.",
    "We had no idea what to expect.",
    "Ik wist niet wat ik kon verwachten.",
    "Geen klachten.",
    "No complaints.",
    "As stated by others, the queue is long.",
    "Er staat een pot zoals beschreven door de buurman in de folder.",
    "It is not up to the standard of the other gym.",
    "De trein reed tegen de muur en viel tegen de deur.",
    "De cursus viel mee te nemen naar huis.",
    "Laat u verrassen door de kok.",
    "Many great surprises on the menu.",
    "They promised to call.",
    "De winkel beloofde terug te bellen.",
    "I promise to come back.",
    "Best pizza in town.",
    "Better than the other garage.",
    "Daar is alles mee gezegd.",
    "Met name de soep is lekker.",
    "My parcel disappeared.",
    "Volgens mijn collega viel het eten tegen.",
    "It can take longer than expected, so book early.",
    "Het zal u verrassen of teleurstellen, wie weet.",
    "Als het tegenvalt, bel ons.",
    "Hopefully it works as advertised.",
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


@pytest.mark.parametrize(
    ("text", "expectation"),
    [
        ("Het ontbijt was beter dan verwacht, maar de kamer viel tegen.", "below"),
        ("De kamer viel tegen, maar het ontbijt was beter dan verwacht.", "exceeded"),
        ("Pleasantly surprised by the room - let down only by the bread.", "below"),
        ("I feared a let down, but it was better than expected.", "exceeded"),
    ],
)
def test_a_sentence_that_says_both_says_the_one_it_ends_on(text: str, expectation: str) -> None:
    assert expectation_of(Words(text)).expectation == expectation


def test_praise_that_the_text_itself_turns_round_is_left_to_a_person() -> None:
    ironic = expectation_of(
        Words("You never let me down: four hours of delay, thanks for nothing."), "negative"
    )

    assert (ironic.expectation, ironic.p) == ("not_stated", 0.5)


@pytest.mark.parametrize(
    ("text", "expectation"),
    [
        ("I was surprised that there was no soap.", "below"),
        ("Ik was verrast dat er geen stoelen stonden.", "below"),
        ("I was surprised by the lovely garden.", "exceeded"),
        ("De kamer was groter dan ik dacht, dat had ik niet verwacht: heerlijk.", "exceeded"),
    ],
)
def test_the_words_nearby_tell_which_way_a_surprise_went(text: str, expectation: str) -> None:
    assert expectation_of(Words(text), "neutral").expectation == expectation


def test_a_text_that_says_two_things_at_once_is_left_to_a_person() -> None:
    torn = expectation_of(Words("De kamer viel tegen. Het ontbijt was beter dan verwacht."))

    assert (torn.expectation, torn.p) == ("not_stated", 0.5)
