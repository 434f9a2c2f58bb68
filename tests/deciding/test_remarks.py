"""A remark that reads as a yes-but: one question, afterwards, to its writer alone."""

import pytest

from tests import cast
from tests.deciding.visit import stand
from wallofchange.deciding.models import Objection, Remark, Unasked

pytestmark = pytest.mark.django_db
DOUBT = "Nice, but who is going to pay for that?"
QUESTION = "Is there a yes-but in here?"


def remark(words: str = DOUBT, by=None) -> Remark:
    idea = cast.idea()
    stand(by or cast.sefa()).post(f"/ideas/{idea.pk}/remarks/", {"words": words})
    return Remark.objects.get()


def page(said: Remark, reader=None) -> str:
    return stand(reader or cast.sefa()).get(f"/ideas/{said.idea_id}/").content.decode()


def test_a_remark_hangs_there_at_once_and_its_writer_alone_is_asked():
    said = remark()

    assert (said.words, said.asks) == (DOUBT, True)
    assert QUESTION in page(said)
    assert QUESTION not in page(said, cast.anna())
    assert DOUBT.replace("'", "&#x27;") in page(said, cast.anna())


@pytest.mark.parametrize("words", ["The Zutphen team does it on Tuesdays.", "Who joins me?", "Lovely."])
def test_what_is_just_a_remark_is_not_asked_about(words):
    assert QUESTION not in page(remark(words))


def test_go_ahead_hangs_it_as_a_yes_but_with_its_kind_and_its_clock():
    said = remark()

    stand(cast.sefa()).post(f"/remarks/{said.pk}/meaning/", {"means": "yes-but"})

    objection = Objection.objects.get()
    assert (objection.words, objection.kind, objection.by) == (DOUBT, "cost", cast.sefa())
    assert QUESTION not in page(said)
    assert list(Remark.objects.hanging()) == []


def test_twice_hangs_it_once():
    said, client = remark(), stand(cast.sefa())
    client.post(f"/remarks/{said.pk}/meaning/", {"means": "yes-but"})

    again = client.post(f"/remarks/{said.pk}/meaning/", {"means": "yes-but"})

    assert (again.status_code, Objection.objects.count()) == (409, 1)


def test_just_a_remark_is_asked_once():
    said = remark()

    stand(cast.sefa()).post(f"/remarks/{said.pk}/meaning/", {"means": "remark"})

    assert QUESTION not in page(said)
    assert (Objection.objects.count(), Unasked.objects.count()) == (0, 0)


def test_don_t_ask_again_is_kept_and_can_be_taken_back():
    said, client = remark(), stand(cast.sefa())
    client.post(f"/remarks/{said.pk}/meaning/", {"means": "never-ask"})
    client.post(f"/ideas/{said.idea_id}/remarks/", {"words": DOUBT})

    after = Remark.objects.last()
    shown = page(said)
    client.post("/remarks/asking/", {"ask": "1", "idea": said.idea_id})
    client.post(f"/ideas/{said.idea_id}/remarks/", {"words": DOUBT})

    assert after.asks is False
    assert "Ask me again" in shown
    assert Remark.objects.last().asks is True


def test_only_its_writer_says_what_was_meant():
    said = remark()

    answer = stand(cast.anna()).post(f"/remarks/{said.pk}/meaning/", {"means": "yes-but"})

    assert (answer.status_code, Objection.objects.count()) == (409, 0)
    assert "Only Sefa Yildiz can say what was meant." in answer.content.decode()


def test_an_empty_remark_is_refused_with_what_to_do():
    answer = stand(cast.sefa()).post(f"/ideas/{cast.idea().pk}/remarks/", {"words": "  "})

    assert answer.status_code == 409
    assert "Write your remark in a line." in answer.content.decode()


def test_a_remark_is_for_who_may_see_the_idea():
    said = remark()

    for path in (f"/ideas/{said.idea_id}/remarks/", f"/remarks/{said.pk}/meaning/"):
        assert stand(cast.chantal()).post(path, {"words": "x"}).status_code == 404
        assert stand().post(path).url.startswith("/login/")
    assert stand().post("/remarks/asking/").url.startswith("/login/")
