"""What else is found in a text: themes with their passage, our yardsticks, whether it waits for an answer."""

from __future__ import annotations

import pytest

from wallofchange.reading.asking import asks_answer
from wallofchange.reading.comparison import compared_with
from wallofchange.reading.theme_list import STARTING_LIST
from wallofchange.reading.themes import LONGEST_PASSAGE, Theme, index_of, themes_of
from wallofchange.reading.words import Words


@pytest.mark.parametrize(
    ("text", "theme"),
    [
        ("Tussen acht en één. Een halve dag vrij voor twintig minuten werk.", "on-time"),
        ("A man in a vest rang the bell.", "who-comes"),
        ("Er moest een onderdeel besteld worden, weer stuk.", "fixed-first-time"),
        ("Kies één, kies drie. Welke toets is dat?", "phone-wait"),
        ("Zij luisterde echt en vroeg niets twee keer.", "listening"),
        ("Hij liet alles netjes achter.", "tidy-work"),
        ("We zaten met een baby in de kou.", "cold-and-worry"),
        ("Ik snap deze nota niet.", "clear-bill"),
        ("Mijn afspraak is verzet.", "rescheduling"),
        ("Op de bon staat 'werkzaamheden verricht'.", "explanation"),
        ("Veel te duur.", "price"),
        ("De app crasht.", "app"),
        ("The crew was rude.", "people"),
        ("The meal was cold.", "food"),
        ("No legroom at all.", "comfort"),
        ("They lost my luggage.", "luggage"),
        ("I want a refund.", "refund"),
        ("The toilets were dirty.", "cleanliness"),
        ("Het toilet was vies.", "cleanliness"),
        ("Ik was bezorgd of ze de nacht zou halen.", "cold-and-worry"),
        ("Wij maken ons zorgen.", "cold-and-worry"),
        ("Netjes bezorgd bij de buren.", "delivery"),
        ("De keuken sloot om acht uur.", "food"),
        ("Een wachttijd van een uur.", "phone-wait"),
    ],
)
def test_a_sentence_touches_this_theme(text: str, theme: str) -> None:
    assert theme in {found.name for found in themes_of(Words(text), index_of(STARTING_LIST))}


@pytest.mark.parametrize(
    ("text", "theme"),
    [
        ("Geen klachten, alles top.", "refund"),
        ("Credit to the nurses, we will return.", "refund"),
        ("We arrived early in order to park.", "delivery"),
        ("Mijn kaart is geblokkeerd.", "food"),
        ("De koffie was koud en de soep ook.", "cold-and-worry"),
        ("I cancelled my subscription.", "on-time"),
        ("The price was fixed for two years.", "fixed-first-time"),
        ("We hebben gebruik gemaakt van de sauna.", "fixed-first-time"),
        ("De stof van de bank is mooi.", "tidy-work"),
        ("I have to be careful.", "listening"),
        ("Geen haast.", "listening"),
        ("Zeker de moeite waard.", "price"),
        ("Mail mij de factuur.", "website"),
        ("Kies een maat en bestel.", "phone-wait"),
        ("Dat viel vies tegen.", "cleanliness"),
        ("Netjes bezorgd in het tijdvak.", "cold-and-worry"),
        ("Bedankt voor de goede zorgen.", "cold-and-worry"),
        ("Jullie moeten zorgen dat het werkt.", "cold-and-worry"),
        ("Ik ben bezorgd over mijn moeder.", "delivery"),
        ("Een nieuwe keuken, in zes dagen.", "food"),
        ("De app werkt lekker.", "food"),
        ("Het gaat nu een stuk beter.", "product"),
        ("De ketel is nagekeken, keurig.", "product"),
        ("Somebody came for the heat pump.", "product"),
        ("De verbinding werd verbroken.", "product"),
        ("Wachttijd van acht maanden voor een MRI.", "phone-wait"),
        ("Het pakket kwam beschadigd aan.", "tidy-work"),
        ("Dat duurde aardig lang.", "people"),
    ],
)
def test_a_word_that_means_something_else_here_touches_no_theme(text: str, theme: str) -> None:
    assert theme not in {found.name for found in themes_of(Words(text), index_of(STARTING_LIST))}


def test_what_is_something_else_silences_its_own_words_and_no_others() -> None:
    lists = index_of((Theme("rail", "trein", "train", ("train*", "-by train", "-train* of")),))

    assert themes_of(Words("I came by train, a train of thought."), lists) == ()
    assert [found.passage for found in themes_of(Words("I came by train. The train was late."), lists)] == [
        "The train was late."
    ]


def test_a_theme_comes_once_with_the_sentence_that_says_so() -> None:
    found = themes_of(Words("Hallo. De prijs is hoog! Ja, de prijs."), index_of(STARTING_LIST))

    assert [(theme.name, theme.passage) for theme in found] == [("price", "De prijs is hoog!")]


def test_the_passage_of_an_endless_sentence_stays_short() -> None:
    (found,) = themes_of(Words("bla " * 300 + "prijs " + "bla " * 300), index_of(STARTING_LIST))

    assert "prijs" in found.passage
    assert len(found.passage) <= LONGEST_PASSAGE


def test_our_own_labels_are_not_the_customers_words() -> None:
    assert themes_of(Words("Schrijf naar [e-mail] of [link]."), index_of(STARTING_LIST)) == ()


@pytest.mark.parametrize(
    ("text", "yardstick"),
    [
        ("The parcel van I can follow on a map. For my boiler I get 'between eight and one'.", "couriers"),
        ("Mijn pakketje kan ik volgen, de monteur niet.", "couriers"),
        ("Bij DHL weet ik het op tien minuten.", "couriers"),
        ("Het gaat slechter dan vroeger.", "us_earlier"),
        ("Vroeger kwam er altijd dezelfde monteur.", "us_earlier"),
        ("Last year it was better.", "us_earlier"),
        ("U beloofde tussen tien en elf.", "our_promise"),
        ("You promised to call.", "our_promise"),
        ("Mijn tandarts stuurt wel een berichtje.", "other_trades"),
        ("Other airlines do this better.", "competitor"),
        ("Bij de concurrent krijg je wel een tijdstip.", "competitor"),
        ("Bij een andere maatschappij zit dat erbij.", "competitor"),
        ("Andere banken doen dat gratis.", "competitor"),
        ("Cheaper than your competitors.", "competitor"),
        ("I may switch to another provider.", "competitor"),
        ("Ergens anders is het goedkoper.", "competitor"),
        ("My dentist texts me the day before.", "other_trades"),
        ("Zoals mijn kapper dat doet.", "other_trades"),
        ("Er stond een andere fiets.", ""),
        ("No competition today.", ""),
        ("Bij mijn vorige verzekeraar was dit nooit een probleem.", "competitor"),
        ("My old bank did this in a day.", "competitor"),
        ("Every other gym has lockers.", "competitor"),
        ("Bij Brilcentrum kreeg ik het in een dag, hier duurt het een maand.", "competitor"),
        ("With Fibrenet it never dropped, here it drops daily.", "competitor"),
        ("Op de website stond gratis ophalen.", "our_promise"),
        ("Mij werd verteld dat het inbegrepen was.", "our_promise"),
        ("Looks nothing like the photos.", "our_promise"),
        ("Volgens de offerte zat de montage erbij.", "our_promise"),
        ("De oude app was overzichtelijker.", "us_earlier"),
        ("You were brilliant ten years ago.", "us_earlier"),
        ("Bij de vorige kapper kende men mij, hier niet.", "competitor"),
        ("The leaflet said pain free.", "our_promise"),
        ("Since the merger nobody knows me.", "us_earlier"),
        ("A parcel I can follow, my bus I cannot.", "couriers"),
        ("Het pakket kwam te laat, maar de inhoud was goed.", ""),
        ("Mijn pakketje is kwijt, wat kan ik doen?", ""),
        ("Als het pakket er niet is, bel ik.", ""),
        ("Ik kijk naar de foto van oma.", ""),
        ("I was told to wait outside.", ""),
        ("Bij mij was de douche koud en hier ook.", ""),
        ("Kamer leek in niets op de foto's op de website.", "our_promise"),
        ("Melden jullie het als het pakket vertraagd is?", ""),
        ("De monteur was aardig.", ""),
    ],
)
def test_we_are_set_beside_this_yardstick(text: str, yardstick: str) -> None:
    assert compared_with(Words(text)) == yardstick


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("Bel mij terug alstublieft.", True),
        ("Graag een reactie.", True),
        ("Wanneer komt de monteur?", True),
        ("Ik heb nog steeds niets gehoord.", True),
        ("Kunt u mij zeggen wat dit kost?", True),
        ("Please call me.", True),
        ("Can you send the invoice again?", True),
        ("Still waiting for my refund.", True),
        ("I want my money back.", True),
        ("U kunt mij bereiken op mijn mobiel.", True),
        ("Ik verwacht een reactie.", True),
        ("Heeft u mijn mail ontvangen?", True),
        ("Hoe kom ik aan mijn factuur?", True),
        ("Where is my refund?", True),
        ("I look forward to hearing from you.", True),
        ("Wat wil je nog meer? Ik wacht op antwoord.", True),
        ("Wat wil een mens nog meer?", False),
        ("What more can you want?", False),
        ("Who could ask for more?", False),
        ("Why would you go anywhere else?", False),
        ("Moet je verhuizen? Dan deze mensen bellen.", False),
        ("Wat een service!", False),
        ("Can't wait to come back!", False),
        ("Alles prima, dank u.", False),
        ("Great flight!", False),
        ("Ik moest lang wachten.", False),
        ("De monteur belde terug.", False),
        ("Any idea when it comes?", True),
        ("You still have not helped us.", True),
        ("Jullie hebben nog steeds niet gereageerd.", True),
        ("Gaat de lift morgen weer werken?", True),
        ("Was this your doing?", True),
        ("Can't book online? What century are we in?", False),
        ("Waarom gebruiken ze geen gewone sleutels?", False),
        ("Ik heb de gasman al twee keer gemaild maar geen antwoord.", True),
        ("Niemand die mij terugbelt over de schade.", True),
        ("No one at the branch has got back to us.", True),
        ("We have yet to receive the report of the vet.", True),
        ("Ik vraag me af of mijn pas al is verstuurd.", True),
        ("I would like to know whether the pool is heated", True),
        ("Kan ik het abonnement tussentijds stoppen", True),
        ("how do I cancel my gym contract", True),
        ("Wij verzoeken u de nota te corrigeren.", True),
        ("Stuur me de polis nog eens.", True),
        ("The form never loads. Anyone know why?", True),
        ("I would like my deposit returned.", True),
        ("Why bother having a help page?", False),
        ("Could you confirm the date", True),
        ("Wat voor school is dit?", False),
        ("Wie bedenkt zo'n parkeerplan?", False),
        ("Who thought of this menu?", False),
        ("Is this a joke?", False),
        ("What's not to love?", False),
        ("Hebben ze daar ooit een bezem gezien?", False),
        ("De kinderen vroegen niemand om hulp.", False),
        ("Why did I not find this bakery sooner?", False),
        ("Hoe moeilijk kan het zijn om een tas in te pakken?", False),
        ("Graag zie ik mijn geld terug.", True),
        ("Heb al drie keer gemaild zonder reactie.", True),
        ("Really? Forty euros for parking?", False),
    ],
)
def test_a_text_asks_for_an_answer_or_not(text: str, asks: bool) -> None:
    assert asks_answer(Words(text)) is asks
