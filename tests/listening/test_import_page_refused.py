"""A file brought by hand that cannot be read, or that somebody may not bring."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests import cast
from tests.listening.by_hand import GOOD, accept, as_, bring, kept_files
from wallofchange.listening.models import Batch, Signal

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("nothing_left")]


# -- bad input -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 20, ""),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, ""),
        (b"word" * 500_000, ""),
        (b"PK\x03\x04 not really a workbook", ""),
    ],
    ids=["program", "picture", "one long line", "broken zip"],
)
def test_what_is_no_table_is_told_with_the_next_step(anna, content, says):
    page = anna.get(bring(anna, content, "rubbish.csv"))

    assert page.status_code == 422
    assert page.context["refusal"].remedy
    assert not page.context.get("found")
    assert not Signal.objects.exists()


def test_what_could_not_be_read_is_not_kept(anna):
    address = bring(anna, b"\x00\x01\x02" * 5000)

    anna.get(address)

    assert kept_files() == []
    assert anna.get(address).url == "/import/"


def test_an_empty_file_is_told_at_once(anna):
    response = anna.post("/import/", {"file": SimpleUploadedFile("leeg.csv", b"")})

    assert response.status_code == 409
    assert "leeg.csv is empty." in response.content.decode()


def test_no_file_is_told_as_well(anna):
    assert "No file was chosen." in anna.post("/import/").content.decode()


def test_without_words_and_score_a_person_says_which_column_it_is(anna):
    address = bring(anna, "aaa;bbb\r\n1x;2y\r\n3z;4q")

    page = anna.get(address)
    again = anna.post(address, {"do": "look", "column-0": "text", "column-1": ""})

    assert page.status_code == 422
    assert "Say below which column holds the words" in page.content.decode()
    assert again.status_code == 200


def test_a_formula_in_a_cell_is_shown_as_text(anna):
    page = anna.get(
        bring(anna, 'cijfer;toelichting\r\n8;"=HYPERLINK(""http://x"",""1 < <b>y</b>"")"')
    ).content.decode()

    assert "=HYPERLINK(&quot;http://x&quot;,&quot;1 &lt; y &quot;)" in page


# -- who may -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "address",
    ["/import/", "/import/batches/1/", "/import/batches/1/rejects/", "/import/abcdefghijklmnopqrstuvwx/",
     "/import/abcdefghijklmnopqrstuvwx/progress/"],
)  # fmt: skip
def test_strangers_are_asked_to_log_in(client, address):
    response = client.get(address)

    assert (response.status_code, response.url.split("?")[0]) == (302, "/login/")


def test_chantal_of_no_team_imports_nothing(client):
    chantal = as_(client, cast.chantal())

    response = chantal.post("/import/", {"file": SimpleUploadedFile("a.csv", GOOD.encode())})

    assert response.status_code == 409
    assert kept_files() == []


def test_one_does_not_import_for_another_team(anna):
    response = accept(anna, bring(anna), team=cast.team("IT").pk)

    assert response.status_code == 404
    assert not Signal.objects.exists()


def test_a_file_is_there_only_for_who_brought_it(anna, client):
    address = bring(anna)

    bram = as_(client, cast.bram())

    assert [bram.get(address).status_code, bram.get(f"{address}progress/").status_code] == [404, 404]
    assert bram.get("/import/../../../etc/passwd/").status_code == 404


def test_the_imports_of_another_team_are_not_there(anna, client):
    accept(anna, bring(anna, GOOD + "\r\n06-03-1890;8;Lang geleden;k5;Zuid"))
    pk = Batch.objects.get().pk

    bram = as_(client, cast.bram())

    assert bram.get(f"/import/batches/{pk}/").status_code == 404
    assert bram.get(f"/import/batches/{pk}/rejects/").status_code == 404
    assert bram.post(f"/import/batches/{pk}/undoing/").status_code == 404
    assert "Enquête maart.csv" not in bram.get("/import/").content.decode()


def test_the_rows_that_were_set_aside_are_for_who_brought_them_or_may_see_originals(anna, client):
    accept(anna, bring(anna, GOOD + "\r\n06-03-1890;8;Lang geleden;k5;Zuid"))
    pk, sefa = Batch.objects.get().pk, cast.sefa()
    address = f"/import/batches/{pk}/rejects/"

    hers = as_(client, sefa)

    assert hers.get(address).status_code == 409
    assert address not in hers.get(f"/import/batches/{pk}/").content.decode()

    sefa.sees_originals = True
    sefa.save()

    assert hers.get(address).status_code == 200


def test_the_cx_manager_chooses_for_which_team(client):
    cast.anna(), cast.bram()
    mirjam = as_(client, cast.mirjam())

    accept(mirjam, bring(mirjam), team=cast.team("IT").pk)

    assert Batch.objects.get().source.team == cast.team("IT")
