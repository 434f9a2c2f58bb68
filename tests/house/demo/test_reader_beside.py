"""The reader in a process of its own reads as the one in this process, also when it is gone."""

from wallofchange import reading
from wallofchange.house.demo.reader_beside import reader_beside
from wallofchange.reading.theme_list import STARTING_LIST

BATCHES = [(["De monteur kwam te laat.", "Prima zo."], ["nl", "nl"]), (["The boiler is mended."], [None])]


def test_batches_come_back_in_their_order_and_as_they_would_be_read_here():
    with reader_beside() as reader:
        read = list(reader.begin(BATCHES, STARTING_LIST))

    assert read == [reading.read(words, languages, themes=STARTING_LIST) for words, languages in BATCHES]


def test_where_the_other_process_is_gone_this_one_reads():
    with reader_beside() as reader:
        reader._child.kill()
        reader._child.wait()
        read = list(reader.begin(BATCHES, STARTING_LIST))

    assert [len(batch) for batch in read] == [2, 1]
