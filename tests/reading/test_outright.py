"""What a text says outright of its own feeling, where its words by themselves lead astray."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from wallofchange.reading import read
from wallofchange.reading.feeling import Feeling
from wallofchange.reading.outright import Outspoken, leant
from wallofchange.reading.record import Felt
from wallofchange.reading.words import Words

GLAD = Feeling((0.2, 0.2, 0.6), (Felt("joy", 0.7), Felt("anger", 0.3)))
SORE = Feeling((0.6, 0.3, 0.1), (Felt("anger", 0.4), Felt("joy", 0.3)))


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("Thanks for losing my suitcase.", "negative"),
        ("Geweldig, weer een storing.", "negative"),
        ("Lovely, another delay on the line.", "negative"),
        ("If you like waiting, go there.", "negative"),
        ("Mooi is dat, staan we buiten.", "negative"),
        ("Never again.", "negative"),
        ("One star.", "negative"),
        ("Een afrader.", "negative"),
        ("Beneden alle peil.", "negative"),
        ("Good luck reaching them.", "negative"),
        ("Je wordt van het kastje naar de muur gestuurd.", "negative"),
        ("I couldn't have asked for a better vet.", "positive"),
        ("Can't fault them.", "positive"),
        ("No complaints.", "positive"),
        ("9/10", "positive"),
        ("Niets op aan te merken.", "positive"),
        ("Ging als een speer.", "positive"),
        ("Nog steeds geen spijt.", "positive"),
        ("Fijn, de storing was zo opgelost.", "positive"),
        ("Great, no problems at all.", "positive"),
        ("Wat attent dat u belde.", "positive"),
        ("Het zwembad is te gek.", "positive"),
        ("Het opnamegesprek viel me ontzettend mee.", "positive"),
        ("Er stond een ster op de deur.", "neutral"),
        ("Ik wil mijn geld terug!", "negative"),
        ("Graag zie ik mijn geld binnen veertien dagen terug.", "negative"),
        ("Dit is echt een joke.", "negative"),
        ("Would love to see more benches.", "neutral"),
        ("Could you send the timetable?", "neutral"),
    ],
)
def test_an_idiom_says_more_than_its_words(text: str, polarity: str) -> None:
    assert read([text])[0].polarity == polarity


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("slecht", "negative"),
        ("Heel matig.", "negative"),
        ("Kanjers!", "positive"),
        ("Niet verkeerd!", "positive"),
        ("Weet ik niet", "neutral"),
        ("Niet van toepassing", "neutral"),
        ("No comment", "neutral"),
        ("Verholpen zonder gedoe.", "positive"),
        ("Het ging niet zonder problemen.", "negative"),
        ("Dit is de laatste keer dat ik hier bestel.", "negative"),
        ("Dit is niet de laatste keer dat ik hier bestel.", "positive"),
        ("Nog nooit zo'n slechte verhuurder gehad.", "negative"),
        ("Ik heb nog nooit een slechte ervaring gehad.", "positive"),
        ("De slimme meter werkt niet sinds de installatie.", "negative"),
        ("Het werkt niet alleen goed maar ook snel.", "positive"),
        ("Doe eens wat aan die herrie.", "negative"),
        ("Ik voelde me een nummer.", "negative"),
        ("Binnen vijf minuten stond ik weer buiten met mijn rijbewijs.", "positive"),
        ("Fijn hoor, een rekening van 900 euro op kerstavond.", "negative"),
    ],
)
def test_a_short_answer_is_heard_as_it_is_meant(text: str, polarity: str) -> None:
    (said,) = read([text])

    assert said.polarity == polarity


@pytest.mark.parametrize(
    ("text", "emotion"),
    [
        ("I cried with relief when the vet called.", "relief"),
        ("Wat een opluchting dat de brug weer open is.", "relief"),
        ("Wij zijn er kapot van, de urn is weg.", "sadness"),
        ("I am livid about this fine.", "anger"),
        ("Er liep een kakkerlak over het bed.", "disgust"),
        ("I am worried that the school will close.", "fear"),
        ("Ik had gehoopt op een gesprek, maar dat kwam er niet.", "disappointment"),
        ("My heart sank when the train left.", "disappointment"),
        ("We had such high hopes for this choir. Never again.", "disappointment"),
    ],
)
def test_a_feeling_that_is_named_is_felt(text: str, emotion: str) -> None:
    assert emotion in {felt.name for felt in read([text])[0].emotions}


def test_a_feeling_that_is_denied_is_not_felt() -> None:
    named = leant(Words("Ik was niet woedend."), Feeling((0.1, 0.8, 0.1)))

    assert named.emotions == ()


def test_mock_praise_is_no_joy() -> None:
    mocked = leant(Words("Thanks for nothing."), GLAD)

    assert mocked.polarity == "negative"
    assert [felt.name for felt in mocked.emotions] == ["anger"]


def test_who_got_what_was_expected_is_not_disappointed() -> None:
    feeling = Feeling((0.1, 0.8, 0.1), (Felt("disappointment", 0.6),))

    assert leant(Words("De operatie verliep volgens plan."), feeling).emotions == ()


def test_a_faint_feeling_to_the_contrary_of_what_is_said_is_left_out() -> None:
    praised = leant(Words("Niets op aan te merken."), SORE)

    assert praised.polarity == "positive"
    assert [felt.name for felt in praised.emotions] == ["joy"]


@pytest.mark.parametrize("text", ["Geen opmerkingen", "geen", "Niets.", "no further comments", "None"])
def test_who_has_nothing_to_remark_is_neither_glad_nor_cross(text: str) -> None:
    [reading] = read([text])

    assert (reading.polarity, reading.emotions) == ("neutral", ())


def test_beside_a_polarity_that_is_said_outright_a_stronger_feeling_to_the_contrary_goes_as_well() -> None:
    cross = Feeling((0.1, 0.1, 0.8), (Felt("anger", 0.6), Felt("surprise", 0.6)))

    assert [felt.name for felt in leant(Words("No complaints."), cross).emotions] == ["surprise"]
    assert {felt.name for felt in leant(Words("The room was big."), cross).emotions} == {"anger", "surprise"}


def test_a_text_that_says_nothing_outright_keeps_its_feeling() -> None:
    assert leant(Words("De trein reed om negen uur."), GLAD) == GLAD


def test_one_phrase_weighs_less_in_a_longer_text() -> None:
    long = "Wij kwamen om negen uur aan en liepen daarna door de stad naar het museum. " * 4

    short = leant(Words("Een aanrader."), SORE).chances[2]

    assert SORE.chances[2] < leant(Words(long + "Een aanrader."), SORE).chances[2] < short


def test_the_chances_still_add_up_to_one() -> None:
    assert sum(leant(Words("Never again."), GLAD).chances) == pytest.approx(1)


class _Glad:
    name, version = "glad", "7"

    def feel(self, texts: Sequence[str]) -> list[Feeling]:
        return [GLAD for _ in texts]


def test_who_hears_what_is_said_outright_keeps_the_name_and_version_of_who_reads() -> None:
    heard = Outspoken(_Glad())

    assert (heard.name, heard.version) == ("glad", "7")
    assert [feeling.polarity for feeling in heard.feel(["hm", "Never again."])] == ["positive", "negative"]
