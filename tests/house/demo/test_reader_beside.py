"""The reader in a process of its own reads as the one in this process, also when it is gone."""

from wallofchange import reading
from wallofchange.house.demo.reader_beside import reader_beside
from wallofchange.reading.theme_list import STARTING_LIST

BATCHES = [
    (["De monteur kwam te laat.", "Prima zo."], ["nl", "nl"], [None, None]),
    (["The boiler is mended."], [None], [None]),
]


def test_batches_come_back_in_their_order_and_as_they_would_be_read_here():
    with reader_beside() as reader:
        read = list(reader.begin(BATCHES, STARTING_LIST))

    assert read == [
        reading.read(words, languages, themes=STARTING_LIST) for words, languages, _praised in BATCHES
    ]


def test_where_the_other_process_is_gone_this_one_reads():
    with reader_beside() as reader:
        for child in reader._children:
            child.kill()
            child.wait()
        read = list(reader.begin(BATCHES, STARTING_LIST))

    assert [len(batch) for batch in read] == [2, 1]


def test_it_may_be_asked_again_when_all_was_taken():
    with reader_beside() as reader:
        first = list(reader.begin(BATCHES, STARTING_LIST))
        again = list(reader.begin(BATCHES[::-1], STARTING_LIST))

    assert again == first[::-1]


def test_who_agreed_to_it_is_named_in_a_compliment_there_as_here():
    with reader_beside() as reader:
        ((named,),) = reader.begin(
            [(["Dank aan Sefa, geweldig geholpen, heel blij mee"], ["nl"], [None])],
            STARTING_LIST,
            frozenset({"sefa"}),
        )

    assert "Sefa" in named.words


def test_what_a_customer_ticked_says_there_as_here_whether_it_is_a_compliment():
    sad = "Our dog had died that morning. Sefa moved the visit and sent flowers."
    with reader_beside() as reader:
        ((named, covered),) = reader.begin(
            [([sad, sad], ["en", "en"], [True, False])], STARTING_LIST, frozenset({"sefa"})
        )

    assert ["Sefa" in named.words, "Sefa" in covered.words] == [True, False]
