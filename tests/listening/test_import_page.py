"""A file brought by hand: looked at, brought in, taken out again."""

import json
import os
import re
import time
from pathlib import Path

import pytest
from django.conf import settings

from tests import cast
from tests.listening.by_hand import GOOD, ROWS, accept, bring, kept_files
from wallofchange.listening import arriving
from wallofchange.listening.models import Batch, NumberPattern, Signal, Source
from wallofchange.listening.uploads import KEPT, SILENT, Upload, sweep

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("nothing_left")]


# -- looking -----------------------------------------------------------------------------------------


def test_the_page_tells_what_a_file_is_before_anything_is_kept(anna):
    page = anna.get(bring(anna)).content.decode()

    assert "Plain file, Dutch, 3 answers, 1 score column, 1 column of words." in page
    assert "Ik moest drie keer bellen, café dicht" in page
    assert not Signal.objects.exists()


def test_the_guessed_columns_are_shown_with_how_sure_they_are(anna):
    columns = anna.get(bring(anna)).context["columns"]

    assert [(name, field) for _place, name, _label, field, _sure, _examples in columns] == [
        ("datum", "time"),
        ("cijfer", "score"),
        ("toelichting", "text"),
        ("klantnummer", "customer"),
        ("district", "unit"),
    ]
    assert all(sure > 50 for _place, _name, _label, _field, sure, _examples in columns)


def test_who_brings_a_file_sees_covered_words_and_values(anna):
    row = "05-03-2026;8;Bel Fatima op 06-12345678 over WOC-123456;k.visser@ziggo.nl;Zuid"
    odd = "05-03-2026;mail jan@ziggo.nl;Fijn;k5;Zuid"

    page = anna.get(bring(anna, f"{GOOD}\r\n{row}\r\n{odd}")).content.decode()

    assert "Bel [naam] op [telefoon] over [nummer]" in page
    assert [
        said for said in ("Fatima", "06-12345678", "123456", "k.visser", "jan@ziggo.nl") if said in page
    ] == []


@pytest.mark.parametrize("hides", ["\u0336", "\u200b", "\ufe0f\u20e3"])
def test_a_number_in_disguise_is_covered_in_what_is_shown_of_a_file(anna, hides):
    number = "".join(figure + hides for figure in "0612345678")
    file = f"{GOOD}\r\n05-03-2026;8;Bel {number} terug;k4;Zuid".encode()

    page = anna.get(bring(anna, file)).content.decode()

    assert "Bel [telefoon] terug" in page
    assert number not in page


def test_the_homes_own_numbers_are_covered_before_they_are_in(anna):
    NumberPattern.objects.create(name="order", pattern="WOC-######")

    page = anna.get(bring(anna, GOOD + "\r\n05-03-2026;8;Waar is woc 123456;k4;Zuid")).content.decode()

    assert "Waar is [nummer]" in page
    assert "woc 123456" not in page


def test_what_is_known_already_is_counted_before_it_is_brought_in(anna):
    accept(anna, bring(anna))

    page = anna.get(bring(anna, GOOD + "\r\n05-03-2026;8;Fijn;k4;Zuid")).content.decode()

    assert "4 answers" in page
    assert "3 already known" in page
    assert "Bring in 1 row<" in page


def test_a_file_of_which_everything_is_here_offers_to_bring_nothing_in(anna):
    accept(anna, bring(anna))

    page = anna.get(bring(anna)).content.decode()

    assert "Nothing in it is new." in page
    assert "Bring in" not in page


def test_each_figure_of_the_first_rows_stands_under_the_name_of_its_column(anna):
    page = anna.get(bring(anna)).content.decode()
    table = page[page.index('class="table preview"') :]

    names = re.findall(r"<th ([^>]*)>", table[: table.index("</thead>")])
    cells = re.findall(
        r"<td([^>]*)>", table[table.index("<tbody>") : table.index("</tr>", table.index("<tbody>"))]
    )

    assert ["number" in cell for cell in cells] == ["number" in name for name in names]


def test_a_column_can_hold_something_else(anna):
    address = bring(anna)

    page = anna.post(address, {"do": "look", "column-2": "text", "column-4": "text", "column-0": "time"})

    fields = {name: field for _place, name, _label, field, _sure, _examples in page.context["columns"]}
    assert fields == {
        "datum": "time",
        "cijfer": "",
        "toelichting": "text",
        "klantnummer": "",
        "district": "text",
    }


@pytest.mark.parametrize(
    ("scale", "status", "sentence"),
    [("1-10", 200, 'value="1-10"'), ("ten", 200, "&#x27;ten&#x27; is not a scale.")],
)
def test_the_scale_is_as_a_person_says(anna, scale, status, sentence):
    page = anna.post(bring(anna), {"do": "look", "scale": scale})

    assert page.status_code == status
    assert sentence in page.content.decode()


def test_another_column_of_scores_brings_its_own_scale(anna):
    address = bring(
        anna, "cijfer;sterren;toelichting\r\n10;5;Goed geholpen\r\n8;4;Prima geholpen\r\n0;1;Niet geholpen"
    )
    first = anna.get(address).context["found"].map.scale

    page = anna.post(
        address, {"do": "look", "scale": str(first), "column-0": "", "column-1": "score", "column-2": "text"}
    )

    assert [str(first), str(page.context["found"].map.scale)] == ["0-10", "1-5"]


def test_a_time_zone_that_is_none_is_told(anna):
    page = anna.post(bring(anna), {"do": "look", "timezone": "Europe/Apeldoorn"})

    assert page.status_code == 422
    assert "There is no time zone" in page.content.decode()
    assert "Write it like Europe/Amsterdam or UTC." in page.content.decode()


# -- bringing in ---------------------------------------------------------------------------------------


def test_two_clicks_bring_it_in(anna):
    response = accept(anna, bring(anna))

    batch = Batch.objects.get()
    assert response.url == f"/import/batches/{batch.pk}/"
    assert (batch.new, batch.known, batch.rejected, batch.by, batch.file_name) == (
        3,
        0,
        0,
        cast.anna(),
        "Enquête maart.csv",
    )
    assert (batch.source.name, batch.source.team) == ("Enquête maart", cast.team())


def test_the_file_itself_is_gone_when_it_is_in(anna):
    address = bring(anna)
    assert len(kept_files()) == 1

    accept(anna, address)

    assert kept_files() == []


def test_the_moment_and_the_source_are_as_chosen(anna):
    accept(anna, bring(anna), source="After a visit", moment="Monteur aan huis")

    assert {signal.moment.name_nl for signal in Signal.objects.all()} == {"Monteur aan huis"}
    assert Source.objects.get().name == "After a visit"


def test_the_same_file_twice_adds_nothing_and_says_so(anna):
    accept(anna, bring(anna))

    page = anna.get(accept(anna, bring(anna)).url).content.decode()

    assert Signal.objects.count() == 3
    assert "Everything in it was here already, so nothing was added." in page


def test_accepting_twice_brings_it_in_once(anna):
    address = bring(anna)

    first, second = accept(anna, address), accept(anna, address)

    assert first.url == second.url
    assert Batch.objects.count() == 1


def test_rows_that_cannot_be_read_lie_in_a_file_with_the_reason(anna):
    accept(anna, bring(anna, GOOD + "\r\n06-03-1890;8;Lang geleden;k5;Zuid"))
    batch = Batch.objects.get()

    page = anna.get(f"/import/batches/{batch.pk}/").content.decode()
    file = anna.get(f"/import/batches/{batch.pk}/rejects/")

    assert f"/import/batches/{batch.pk}/rejects/" in page
    assert "attachment" in file["Content-Disposition"]
    assert "lies before 1990" in b"".join(file.streaming_content).decode()


def test_what_came_of_it_leads_to_the_words(anna):
    page = anna.get(accept(anna, bring(anna)).url).content.decode()

    assert f'href="/signals/?batch={Batch.objects.get().pk}"' in page
    assert "Read the first three" in page


def test_an_import_is_undone_with_one_click(anna):
    accept(anna, bring(anna))
    batch = Batch.objects.get()

    anna.post(f"/import/batches/{batch.pk}/undoing/")
    page = anna.get(f"/import/batches/{batch.pk}/").content.decode()

    assert not Signal.objects.exists()
    assert "Taken out again by Anna Wiersma" in page


def test_what_an_idea_rests_on_stays(anna):
    accept(anna, bring(anna))
    cast.idea().attach(Signal.objects.all(), by=cast.anna(), at=cast.MONDAY)

    response = anna.post(f"/import/batches/{Batch.objects.get().pk}/undoing/")

    assert response.status_code == 409
    assert Signal.objects.count() == 3


# -- large files ---------------------------------------------------------------------------------------


def test_a_file_on_its_way_tells_how_far_it_is(anna):
    address = bring(anna)
    upload = Upload.find(address.split("/")[2], by=cast.anna())
    upload.note(rows=1000, done=400)

    assert anna.get(address).url == f"{address}progress/"
    assert (
        "400 of 1,000 rows"
        in anna.get(f"{address}progress/", headers={"HX-Request": "true"}).content.decode()
    )


def test_when_it_is_in_the_page_goes_on(anna):
    address = bring(anna)
    batch = accept(anna, address).url

    assert anna.get(f"{address}progress/").url == batch
    assert anna.get(f"{address}progress/", headers={"HX-Request": "true"})["HX-Redirect"] == batch


def test_when_it_broke_off_the_page_says_why_and_the_file_is_still_there(anna):
    address = bring(anna)
    Upload.find(address.split("/")[2], by=cast.anna()).note(rows=None, refusal=["It broke.", "Try again."])

    page = anna.get(address).content.decode()

    assert "It broke." in page
    assert "Bring in 3 rows" in page


def test_after_a_long_silence_it_can_be_tried_again(anna):
    address = bring(anna)
    upload = Upload.find(address.split("/")[2], by=cast.anna())
    upload.note(rows=1000, done=400)
    long_ago = time.time() - SILENT - 1
    os.utime(upload.path.with_name(f"{upload.token}.json"), (long_ago, long_ago))

    assert anna.get(address).status_code == 200


@pytest.mark.django_db(transaction=True)
def test_a_large_file_comes_in_beside_the_pages(anna):
    rows = "\r\n".join(
        f"02-03-2026;7;Antwoord nummer {number} van velen;k{number};Noord"
        for number in range(arriving.AT_ONCE + 1)
    )
    address = bring(anna, f"{ROWS[0]}\r\n{rows}")

    there = accept(anna, address).url
    for _ in range(1800):  # three minutes, on a busy machine
        if "batches" in there:
            break
        time.sleep(0.1)
        there = anna.get(there).url if anna.get(there).status_code == 302 else there

    assert there == f"/import/batches/{Batch.objects.get().pk}/"
    assert Batch.objects.get().new == arriving.AT_ONCE + 1


# -- what lies around ----------------------------------------------------------------------------------


def test_what_lies_for_a_day_is_swept(anna):
    bring(anna)
    long_ago = time.time() - KEPT - 1
    for path in Path(settings.HOME.uploads).iterdir():
        os.utime(path, (long_ago, long_ago))

    sweep()

    assert list(Path(settings.HOME.uploads).iterdir()) == []


def test_the_name_of_a_file_says_nothing_about_where_it_lies(anna):
    address = bring(anna, name="../../evil.csv")

    upload = Upload.find(address.split("/")[2], by=cast.anna())

    assert upload.path.parent == Path(settings.HOME.uploads)
    assert "evil" not in upload.path.name
    assert json.loads(upload.path.with_name(f"{upload.token}.json").read_text())["name"] == "evil.csv"


@pytest.mark.parametrize("number", [1, 3])
def test_the_number_of_queries_stays_the_same(anna, django_assert_num_queries, number):
    for each in range(number):
        Batch.objects.create(
            source=cast.source(), file_name=f"{each}.csv", at=cast.MONDAY, state="done", by=cast.anna()
        )

    with django_assert_num_queries(4):
        anna.get("/import/")
