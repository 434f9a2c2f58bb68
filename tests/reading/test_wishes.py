"""What customers would like, fear and need, in their own words; and what only sounds like it."""

from __future__ import annotations

import pytest

from wallofchange.reading.wishes import LONGEST, need_of, wish_of, worry_of
from wallofchange.reading.words import Words


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("Ik zou graag vooraf zien wie er komt.", "Ik zou graag vooraf zien wie er komt"),
        (
            "Prima gedaan. Het zou fijn zijn als de app dat ook kon.",
            "Het zou fijn zijn als de app dat ook kon",
        ),
        ("Liever had ik een avondafspraak gehad.", "Liever had ik een avondafspraak gehad"),
        ("Graag een korter tijdvak, dank u.", "Graag een korter tijdvak, dank u"),
        ("Ik hoop dat de bakker open blijft.", "Ik hoop dat de bakker open blijft"),
        ("Hopelijk komt de bus terug; tot dan.", "Hopelijk komt de bus terug"),
        ("Had ik maar eerder gebeld.", "Had ik maar eerder gebeld"),
        ("Ik wil gewoon weten hoe laat.", "Ik wil gewoon weten hoe laat"),
        ("Mag wel wat goedkoper.", "Mag wel wat goedkoper"),
        ("Tip: zet een stoel in de wachtkamer.", "Tip: zet een stoel in de wachtkamer"),
        ("Jullie zouden vaker kunnen bellen.", "Jullie zouden vaker kunnen bellen"),
        ("I would like to choose the hour.", "I would like to choose the hour"),
        ("It would help if the dentist texted me.", "It would help if the dentist texted me"),
        ("Nice, but it would be great if you opened on Sunday.", "it would be great if you opened on Sunday"),
        ("I wish the gym had lockers.", "I wish the gym had lockers"),
        ("Hopefully they bring the soup back.", "Hopefully they bring the soup back"),
        ("Please bring back the old timetable.", "Please bring back the old timetable"),
        ("I just want to know who comes.", "I just want to know who comes"),
        ("I hope this helps.", ""),
        ("I would like to thank the nurses.", ""),
        ("I would love to come back.", ""),
        ("Wij wensen jullie een fijne dag.", ""),
        ("Ik zou dit iedereen aanraden.", ""),
        ("Wij eten hier graag.", ""),
        ("Ik hoop dat u er blij mee bent.", ""),
        ("I hope you enjoyed it.", ""),
        ("Graag gedaan.", ""),
        ("Graag een reactie.", ""),
        ("I wish I could give no stars.", ""),
        ("De trein was op tijd.", ""),
        ("Meer fietsenrekken bij het station graag.", "Meer fietsenrekken bij het station graag"),
        ("A bigger car park please.", "A bigger car park please"),
        ("Zet de prijzen voortaan op de kaart.", "Zet de prijzen voortaan op de kaart"),
        ("Een avondopenstelling zou tof zijn.", "Een avondopenstelling zou tof zijn"),
        ("What I miss is a quiet corner.", "What I miss is a quiet corner"),
        ("You should offer a refill station.", "You should offer a refill station"),
        ("There should be a bench at the stop.", "There should be a bench at the stop"),
        ("Mogen er wat meer prullenbakken in het park?", "Mogen er wat meer prullenbakken in het park?"),
        ("Would love a vegetarian option.", "Would love a vegetarian option"),
        ("It'd be handy if the ticket worked on the bus.", "It'd be handy if the ticket worked on the bus"),
        ("Zorg eens voor schone handdoeken.", "Zorg eens voor schone handdoeken"),
        ("Ik mis een pakket.", ""),
        ("That would be all.", ""),
        ("Laat je niet gek maken.", ""),
        ("Een antwoord graag.", ""),
        ("We slept better than ever.", ""),
        ("You should give it a try.", ""),
        ("Yes please.", ""),
        ("Would not recommend.", ""),
        ("", ""),
    ],
)
def test_a_wish_is_given_in_the_customers_own_words(text: str, wish: str) -> None:
    assert wish_of(Words(text)) == wish


@pytest.mark.parametrize(
    ("text", "worry"),
    [
        ("Ik maak me zorgen dat de ketel weer uitvalt.", "Ik maak me zorgen dat de ketel weer uitvalt"),
        (
            "Ik ben bang dat mijn fiets niet op tijd klaar is.",
            "Ik ben bang dat mijn fiets niet op tijd klaar is",
        ),
        ("Straks zitten we zonder internet.", "Straks zitten we zonder internet"),
        ("Wat als het weer lekt?", "Wat als het weer lekt?"),
        ("Ik vrees het ergste.", "Ik vrees het ergste"),
        ("Ik ben er niet gerust op.", "Ik ben er niet gerust op"),
        ("Mijn moeder is bang in het donker trappenhuis.", "Mijn moeder is bang in het donker trappenhuis"),
        ("We houden ons hart vast.", "We houden ons hart vast"),
        ("I am afraid that the parcel is lost.", "I am afraid that the parcel is lost"),
        ("We're worried about the bill.", "We're worried about the bill"),
        ("My only concern is the noise.", "My only concern is the noise"),
        ("What if the lift stops again?", "What if the lift stops again?"),
        ("I don't feel safe on that platform.", "I don't feel safe on that platform"),
        ("Fix the step before somebody gets hurt.", "Fix the step before somebody gets hurt"),
        ("Maak je geen zorgen.", ""),
        ("No worries at all.", ""),
        ("I was afraid it would hurt, but it was fine.", ""),
        ("Ik was bang voor de rekening, maar die viel mee.", ""),
        ("Het pakket is thuis bezorgd.", ""),
        ("De obers zorgen voor sfeer.", ""),
        ("Tot straks!", ""),
        ("Nothing to worry about.", ""),
        ("Great bread.", ""),
        (
            "Ik ben eerlijk gezegd best bang dat het misgaat.",
            "Ik ben eerlijk gezegd best bang dat het misgaat",
        ),
        ("We zorgen dat het klaar is.", ""),
        ("Afraid my deposit is gone.", "Afraid my deposit is gone"),
        ("Ik lig elke nacht wakker van die aanslag.", "Ik lig elke nacht wakker van die aanslag"),
        ("It keeps me awake at night.", "It keeps me awake at night"),
        ("Bang dat de school sluit.", "Bang dat de school sluit"),
        ("Doodeng, die kruising bij de school.", "Doodeng, die kruising bij de school"),
        ("I don't dare open your letters any more.", "I don't dare open your letters any more"),
        ("My worries were for nothing.", ""),
        ("We lagen wakker van de muziek.", ""),
        ("Worried staff? No, relaxed.", ""),
        ("Mijn angst bleek ongegrond.", ""),
    ],
)
def test_a_worry_is_given_unless_it_has_passed(text: str, worry: str) -> None:
    assert worry_of(Words(text)) == worry


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("Ik moet om negen uur op mijn werk zijn.", "Ik moet om negen uur op mijn werk zijn"),
        ("Ik moet kunnen zien wie er komt.", "Ik moet kunnen zien wie er komt"),
        ("Ik heb voor maandag een factuur nodig.", "Ik heb voor maandag een factuur nodig"),
        ("Mooi, maar wij kunnen niet zonder warm water.", "wij kunnen niet zonder warm water"),
        ("Mijn vader is afhankelijk van de lift.", "Mijn vader is afhankelijk van de lift"),
        ("I need the invoice by Friday.", "I need the invoice by Friday"),
        ("We have to be able to reach the school.", "We have to be able to reach the school"),
        ("My mother depends on the bus.", "My mother depends on the bus"),
        ("I can't work without internet.", "I can't work without internet"),
        ("My son needs his inhaler.", "My son needs his inhaler"),
        ("I must say it was good.", ""),
        ("Ik moet zeggen dat het goed was.", ""),
        ("No need to call.", ""),
        ("You have everything you need there.", ""),
        ("We hadden niets nodig.", ""),
        ("The toilets need cleaning.", ""),
        ("Lekkere soep.", ""),
        ("Nobody helps. Desperately need our bags.", "Desperately need our bags"),
        ("The lounge is in dire need of renovation.", ""),
        ("I needed to wait again.", ""),
        ("Zonder lift kom ik mijn huis niet uit.", "Zonder lift kom ik mijn huis niet uit"),
        ("Without the bus I can't get to dialysis.", "Without the bus I can't get to dialysis"),
        ("Zonder twijfel de beste zaak.", ""),
        ("Without doubt the best.", ""),
    ],
)
def test_a_need_is_given_in_the_customers_own_words(text: str, need: str) -> None:
    assert need_of(Words(text)) == need


def test_a_clause_without_end_is_cut_and_begins_with_what_is_wished() -> None:
    wish = wish_of(Words("bla " * 80 + "ik zou graag eerder bericht " + "bla " * 80))

    assert wish.startswith("ik zou graag eerder bericht")
    assert len(wish) <= LONGEST
