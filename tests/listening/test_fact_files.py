"""Files with facts: recognised by their header, brought in once, set beside signals, taken out again."""

import json
from pathlib import Path

import pytest
from django.conf import settings

from tests import cast
from tests.listening import anchored, made_files
from wallofchange.house.command_line import main
from wallofchange.listening.anchors import recognise
from wallofchange.listening.models import (
    Batch,
    Customer,
    Expected,
    KanoFeature,
    KanoPair,
    Performance,
    Promise,
    Signal,
    Source,
    Vignette,
    VignetteAnswer,
)
from wallofchange.listening.performance import facts_for

pytestmark = pytest.mark.django_db

WIDE = [
    ["Werkbon", "Datum", "Op tijd", "In één keer gemaakt", "Wachttijd (minuten)"],
    ["C-1", "02-03-2026", "ja", "nee", "7,5"],
    ["C-2", "02-03-2026", "nee", "", "-3"],
    ["C-3", "25-02-2026", "ja", "ja", ""],
]
KANO = [
    ["eigenschap", "functioneel", "disfunctioneel", "klant", "datum"],
    ["Naam en gezicht", "1", "3", "K-1", "2026-03-01"],
    ["Naam en gezicht", "2", "6", "K-2", "2026-03-01"],
]
VIGNETTES = [
    ["vignet", "niveau", "tekst nl", "tekst en", "cijfer", "datum"],
    ["Te laat", "1", "Twee uur te laat.", "Two hours late.", "4", "2026-03-01"],
    ["Te laat", "", "", "", "4", "2026-03-01"],
    ["Te laat", "", "", "", "5", "2026-03-01"],
]
PROMISES = [
    ["belofte", "van", "tot en met", "prestatie", "drempel", "waar"],
    ["Binnen een uur", "25-05-2026", "30-08-2026", "op tijd", "60 minuten", "Zwolle, Kampen"],
    ["Binnen twee uur", "31-08-2026", "01-08-2026", "op tijd", "120 minuten", ""],
]
EXPECTED = [["klant", "verwacht cijfer", "datum"], ["K-1", "8", "01-03-2026"], ["K-2", "11", "01-03-2026"]]


@pytest.fixture
def woc(db, capsys):
    """Run the command here; what it says is JSON."""

    def run(*words):
        home = ["--home", str(settings.HOME.folder), "import", "--language", "en", "--json"]
        code = main([*home, *map(str, words)])
        said = capsys.readouterr()
        return code, json.loads(said.out) if said.out else said.err

    return run


def counted(answer):
    return answer["new"], answer["known"], answer["rejected"]


@pytest.mark.parametrize(
    ("header", "sort"),
    [
        (WIDE[0], "performance"),
        (["kind", "value", "contact"], "performance"),
        (["week", "district", "on time", "n"], "performance"),
        (KANO[0], "kano"),
        (VIGNETTES[0], "vignettes"),
        (["vignette", "text"], "vignettes"),
        (PROMISES[0], "promises"),
        (EXPECTED[0], "expected"),
        (["klant", "verwacht cijfer", "cijfer", "opmerking"], None),
        (["datum", "cijfer", "op tijd", "klant"], None),
        (["datum", "Hoe tevreden bent u?", "op tijd", "klant"], None),
        (["datum", "op tijd", "klant", "toelichting"], None),
        (["text", "from", "to"], None),
        (["StartDate", "EndDate", "ResponseId", "on time"], None),
    ],
)
def test_a_file_with_facts_is_recognised_and_one_with_words_or_scores_is_not(header, sort):
    found = recognise(header)

    assert (found.name if found else None) == sort


@pytest.mark.both_stores
def test_facts_come_in_once_and_stand_beside_their_signals(woc, tmp_path):
    signal = cast.signal(external_id="C-1")
    path = made_files.written(tmp_path / "planning.csv", WIDE)

    code, first = woc(path)
    _, second = woc(path)

    assert (code, counted(first), first["rows"]) == (1, (5, 0, 1), 6)
    assert counted(second) == (0, 5, 1)
    assert facts_for([signal]) == {signal.pk: {"on_time": 1, "fixed_in_one_go": 0, "waiting_minutes": 7.5}}


def test_what_is_set_aside_lies_in_a_file_with_the_reason_in_both_languages(woc, tmp_path):
    _, answer = woc(made_files.written(tmp_path / "planning.csv", WIDE))

    lines = Path(answer["rejects_file"]).read_text(encoding="utf-8-sig").splitlines()

    assert len(lines) == 2
    assert lines[1].startswith("3,'-3' as minutes: less than nothing,'-3' als minuten: minder dan niets,C-2,")


def test_a_dry_run_counts_and_stores_nothing(woc, tmp_path):
    _, answer = woc(made_files.written(tmp_path / "planning.csv", WIDE), "--dry-run")

    assert (answer["as"], answer["batch"], counted(answer)) == ("performance", None, (5, 0, 1))
    assert {each["column"]: each["field"] for each in answer["columns"]} == dict(
        zip(WIDE[0], ["contact", "at", "on_time", "fixed_in_one_go", "waiting_minutes"], strict=True)
    )
    assert not Performance.objects.exists()
    assert not Source.objects.exists()


@pytest.mark.both_stores
def test_taken_out_again_nothing_is_left_and_it_may_come_back(woc, tmp_path):
    path = made_files.written(tmp_path / "wishes.csv", KANO)
    _, brought = woc(path)

    _, undone = woc("--undo", brought["batch"])

    assert (counted(brought), undone["undone"]) == ((2, 0, 1), 2)
    assert not KanoPair.objects.exists()
    assert not KanoFeature.objects.exists()
    assert not Customer.objects.exists()
    assert counted(woc(path)[1]) == (2, 0, 1)


def test_a_customer_of_whom_a_fact_is_known_stays_when_their_signals_are_taken_out(woc, tmp_path):
    _, signals = woc(
        made_files.written(tmp_path / "s.csv", [["klant", "datum", "cijfer"], ["K-1", "2026-03-02", 8]])
    )
    woc(made_files.written(tmp_path / "expected.csv", EXPECTED))

    woc("--undo", signals["batch"])

    [asked] = Expected.objects.all()
    assert (asked.customer.key, asked.signal) == ("K-1", None)


def test_the_same_anonymous_answer_twice_is_two_answers_and_the_same_file_twice_none(woc, tmp_path):
    path = made_files.written(tmp_path / "lat.csv", VIGNETTES)

    assert counted(woc(path)[1]) == (4, 0, 0)
    assert counted(woc(path)[1])[0] == 0
    assert (Vignette.objects.get().level, sorted(VignetteAnswer.objects.values_list("score", flat=True))) == (
        1,
        [4, 4, 5],
    )


def test_an_import_that_answers_of_another_rest_on_stays(woc, tmp_path):
    _, texts = woc(made_files.written(tmp_path / "texts.csv", [["vignet", "tekst nl"], ["late", "Te laat"]]))
    rows = [["vignette", "score", "date"], ["late", "4", "2026-03-01"]]
    woc(made_files.written(tmp_path / "marks.csv", rows))

    code, said = woc("--undo", texts["batch"])

    assert (code, "1 answer of another import" in said) == (1, True)


def test_promises_come_in_with_their_days_and_places(woc, tmp_path):
    code, answer = woc(made_files.written(tmp_path / "beloften.csv", PROMISES))

    [promise] = Promise.objects.all()
    assert (code, counted(answer)) == (1, (1, 0, 1))
    assert (promise.kind, promise.threshold, promise.units) == ("on_time", 60, ["Zwolle", "Kampen"])


def test_what_was_expected_waits_for_what_is_said_after(woc, tmp_path):
    woc(made_files.written(tmp_path / "verwacht.csv", EXPECTED))
    rows = [["klant", "datum", "cijfer"], ["K-1", "04-03-2026", "6"], ["K-1", "01-02-2026", "9"]]
    woc(made_files.written(tmp_path / "antwoorden.csv", rows))

    assert Expected.objects.get().signal == Signal.objects.get(score=6)


def test_columns_may_be_named_by_hand_and_the_sort_too(woc, tmp_path):
    path = made_files.written(tmp_path / "f.csv", [["nr", "waarde A", "dag"], ["C-1", "ja", "02-03-2026"]])

    code, answer = woc(path, "--as", "performance", "--map", "contact=nr", "--map", "on_time=waarde A")

    assert (code, counted(answer)) == (0, (1, 0, 0))


def test_a_list_of_signals_can_be_read_as_signals_whatever_its_header_looks_like(woc, tmp_path):
    path = made_files.written(tmp_path / "f.csv", [["klant", "verwacht cijfer"], ["K-1", "8"]])

    _, answer = woc(path, "--as", "signals", "--map", "score=verwacht cijfer", "--dry-run")

    assert "preset" in answer


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--as", "kano"], "This is no file with answers to kano's two questions: it needs feature"),
        (["--as", "performance", "--map", "on_time=weg"], "There is no column 'weg'"),
        (["--as", "performance"], "it needs kind, value, contact"),
        (["--as", "performance", "--timezone", "Mars"], "it needs kind"),
    ],
)
def test_a_file_that_lacks_what_is_needed_is_refused_with_the_next_step(woc, tmp_path, words, said):
    path = made_files.written(tmp_path / "f.csv", [["nr", "dag"], ["C-1", "02-03-2026"]])

    code, answer = woc(path, *words)

    assert (code, said in answer) == (1, True)


def test_a_field_that_this_sort_does_not_have_is_wrong_usage(woc, tmp_path):
    path = made_files.written(tmp_path / "kano.csv", KANO)

    with pytest.raises(SystemExit) as leaving:
        woc(path, "--map", "text=klant")

    assert leaving.value.code == 2


def test_an_excel_sheet_with_dates_and_yes_or_no_comes_in_as_it_is(woc, tmp_path):
    from datetime import date

    import openpyxl

    book = openpyxl.Workbook()
    for row in (["Contact", "Date", "On time", "Waiting time"], ["C-1", date(2026, 3, 2), True, 7.5]):
        book.active.append(row)
    book.save(tmp_path / "planning.xlsx")

    assert counted(woc(tmp_path / "planning.xlsx")[1]) == (2, 0, 0)


def test_a_batch_remembers_how_it_was_read(woc, tmp_path):
    woc(
        made_files.written(tmp_path / "expected.csv", EXPECTED),
        "--scale",
        "0-10",
        "--source",
        "Vooraf gevraagd",
    )

    batch = Batch.objects.get()

    assert (batch.preset, batch.mapping["fields"]["score"], str(batch.source)) == (
        "expected",
        ["verwacht cijfer"],
        "Vooraf gevraagd",
    )
    assert anchored.customer("K-1").key == "K-1"


def test_a_table_of_days_and_how_many_were_asked_is_recognised(woc, tmp_path):
    path = tmp_path / "uitnodigingen.csv"
    path.write_text("dag;uitgenodigd\n05-01-2026;120\n06-01-2026;95\n", encoding="utf-8")

    code, answer = woc(path)

    assert (code, counted(answer)) == (0, (2, 0, 0))
    asked = Performance.objects.order_by("starts_on").values_list("kind", "value", "measure")
    assert list(asked) == [("invited", 120.0, "count"), ("invited", 95.0, "count")]
