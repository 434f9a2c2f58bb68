"""An import is whole or gone, adds what is new, and can be taken out again."""

import csv
import datetime as dt
import json
from pathlib import Path

import pytest
from django.db import connection
from django.utils import translation

from tests import cast
from tests.listening import made_files
from wallofchange.deciding.models import Evidence
from wallofchange.diary.models import Entry
from wallofchange.diary.refused import Refused
from wallofchange.listening.importers import (
    Outcome,
    Wishes,
    inspect,
    known_source,
    rehearse,
    run,
    source_for,
    undo,
)
from wallofchange.listening.importers.claim import claim
from wallofchange.listening.importers.store import Stored
from wallofchange.listening.models import Batch, Customer, Mapping, Moment, Signal

pytestmark = [pytest.mark.django_db, pytest.mark.both_stores]
AT = dt.datetime(2026, 3, 3, 12, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


def brought_in(path: Path, **wishes: object) -> Outcome:
    inspection = inspect(path, Wishes(**wishes), at=AT)
    source = source_for(inspection, team=cast.team(), at=AT)
    return run(path, inspection, source=source, by=cast.mirjam(), at=AT)


def listed(folder: Path, *words: str, name: str = "f.csv") -> Path:
    rows = [[n, f"0{1 + n % 9}-02-2026", said] for n, said in enumerate(words)]
    return made_files.written(folder / name, [["nr", "datum", "tekst"], *rows])


def test_a_file_is_stored_as_its_preview_showed(tmp_path):
    outcome = brought_in(made_files.dutch_list(tmp_path), channel="telefoon", moment="Monteur aan huis")

    assert (outcome.rows, outcome.new, outcome.known, outcome.rejected) == (4, 4, 0, 0)
    first, *_ = Signal.objects.heard().order_by("id")
    assert (first.words, first.score, first.scale) == ("Snel geholpen; wél even gewacht", 7.5, (1, 10))
    assert (first.said_at, first.heard_at) == (dt.datetime(2025, 12, 30, 23, tzinfo=dt.UTC), AT)
    assert (first.customer.key, first.unit, first.channel) == ("K1", "Zwolle", "telefoon")
    assert (first.moment.name_nl, first.expectation, first.batch_id) == (
        "Monteur aan huis",
        "met",
        outcome.batch,
    )
    assert Signal.objects.get(customer__key="K4").scale is None


def test_the_same_file_twice_adds_nothing(tmp_path):
    path = made_files.qualtrics(tmp_path)
    brought_in(path)

    again = brought_in(path)

    assert (again.new, again.known) == (0, 4)
    assert Signal.objects.count() == 4


def test_a_file_that_overlaps_adds_only_what_is_new(tmp_path):
    brought_in(listed(tmp_path, "een zin", "twee zinnen", name="week-09.csv"))

    outcome = brought_in(listed(tmp_path, "een zin", "twee zinnen", "drie zinnen", name="week-10.csv"))

    assert (outcome.new, outcome.known) == (1, 2)


def test_two_equal_rows_in_one_file_stay_two_and_are_known_next_time(tmp_path):
    header, row = ["datum", "tekst"], ["01-02-2026", "Prima, dank u wel"]
    path = made_files.written(tmp_path / "f.csv", [header, row, row])
    brought_in(path)

    again = brought_in(made_files.written(tmp_path / "f2.csv", [header, row, row, row]))

    assert (again.new, again.known) == (1, 2)
    assert Signal.objects.count() == 3


def test_an_equal_row_with_the_same_id_is_the_same_signal_also_within_one_file(tmp_path):
    header, row = ["id", "datum", "tekst"], ["R-1", "01-02-2026", "Prima, dank u wel"]
    others = [[f"R-{number}", "01-02-2026", f"reactie nummer {number}"] for number in range(2, 40)]
    path = made_files.written(tmp_path / "f.csv", [header, row, *others, row])
    inspection = inspect(path, Wishes(changes={"id": ["id"]}), at=AT)

    told = rehearse(path, inspection, source=None, at=AT)
    came = run(path, inspection, source=source_for(inspection, team=cast.team(), at=AT), by=None, at=AT)

    assert (told.new, told.known) == (came.new, came.known) == (39, 1)


def test_the_seam_writes_every_column_of_a_signal():
    columns = {field.attname for field in Signal._meta.concrete_fields} - {"id"}

    assert set(Stored._fields) == columns


def test_extra_answers_come_out_of_the_store_as_they_went_in(tmp_path):
    brought_in(made_files.qualtrics(tmp_path))

    extra = Signal.objects.get(external_id="R_1").extra

    assert extra["answers"][1]["question"] == "Wat kunnen we beter doen?"


def test_rows_set_aside_stand_in_a_file_with_number_and_reason_and_run_nothing(tmp_path):
    path = made_files.dutch_list(
        tmp_path,
        [
            ["K1", "31-12-2025", "7,5", "Snel geholpen aan de balie", "Zwolle", ""],
            ["K2", "01-01-1890", "8", "=1+1", "@Zwolle", ""],
            ["K3", "01-01-2026", "12", "-2 graden in huis", "Zwolle", ""],
            ["K4", "01-01-2026"],
        ],
    )

    outcome = brought_in(path)

    assert (outcome.rows, outcome.new, outcome.rejected) == (4, 1, 3)
    with outcome.rejects_file.open(encoding="utf-8-sig", newline="") as file:
        header, *rows = csv.reader(file)
    assert header[:4] == ["row", "reason", "reden", "Klantnummer"]
    assert rows[0][0] == "3"
    assert rows[0][1:3] == ["date '01-01-1890' lies before 1990", "datum '01-01-1890' ligt voor 1990"]
    assert rows[0][6:8] == ["'=1+1", "'@Zwolle"]
    assert rows[1][6] == "'-2 graden in huis"
    assert rows[2][1] == "2 fields instead of 6"


def test_a_file_that_breaks_half_way_leaves_nothing(tmp_path):
    path = tmp_path / "f.csv"
    lines = "".join(f"{n},reactie nummer {n}\n" for n in range(12_000))
    path.write_text("nr,tekst\n" + lines)
    inspection = inspect(path, at=AT)
    path.write_text("nr,tekst\n" + lines + '12001,"nooit gesloten\n')
    source = source_for(inspection, team=cast.team(), at=AT)

    with pytest.raises(Refused, match="In row 12002 a quotation mark opens"):
        run(path, inspection, source=source, by=None, at=AT)

    assert (Batch.objects.count(), Signal.objects.count()) == (0, 0)


def test_a_refusal_speaks_the_language_of_whoever_asked(tmp_path):
    with translation.override("nl"), pytest.raises(Refused, match="Dit bestand is leeg") as refused:
        inspect(made_files.written(tmp_path / "f.csv", []), at=AT)

    assert refused.value.remedy.startswith("Exporteer het opnieuw")


def test_nobody_sees_a_batch_before_it_is_done(tmp_path):
    seen: list[int] = []
    path = listed(tmp_path, *(f"reactie nummer {n}" for n in range(6_000)))
    inspection = inspect(path, at=AT)
    source = source_for(inspection, team=cast.team(), at=AT)

    run(
        path,
        inspection,
        source=source,
        by=None,
        at=AT,
        progress=lambda *_: seen.append(Signal.objects.heard().count()),
    )

    assert seen == [0, 0]
    assert Signal.objects.heard().count() == 6_000


def test_an_undone_import_takes_its_readings_and_customers_along(tmp_path):
    outcome = brought_in(made_files.dutch_list(tmp_path))
    cast.read(Signal.objects.get(customer__key="K1"))
    batch = Batch.objects.get(pk=outcome.batch)

    gone = undo(batch, by=cast.mirjam(), at=AT)

    assert (gone, Signal.objects.count(), Customer.objects.count()) == (4, 0, 0)
    assert batch.state == "undone"
    assert list(Entry.objects.values_list("verb", flat=True)) == ["imported", "undid import"]


def test_an_undone_import_can_come_in_again(tmp_path):
    path = made_files.dutch_list(tmp_path)
    undo(Batch.objects.get(pk=brought_in(path).batch), by=None, at=AT)

    assert brought_in(path).new == 4


def test_a_customer_who_spoke_before_stays_after_undo(tmp_path):
    brought_in(made_files.dutch_list(tmp_path, [["K1", "01-02-2026", "8", "Al eerder gezegd", "", ""]]))
    later = brought_in(made_files.dutch_list(tmp_path))

    undo(Batch.objects.get(pk=later.batch), by=None, at=AT)

    assert Customer.objects.get().key == "K1"


def test_an_import_that_carries_an_idea_is_not_undone(tmp_path):
    outcome = brought_in(made_files.dutch_list(tmp_path))
    signal = Signal.objects.first()
    Evidence.objects.create(idea=cast.idea(), signal=signal, by=cast.anna(), at=AT)

    with pytest.raises(Refused, match="1 customer sentence of this import carries an idea") as refused:
        undo(Batch.objects.get(pk=outcome.batch), by=cast.mirjam(), at=AT)

    assert refused.value.remedy
    assert Signal.objects.heard().count() == 4


def test_an_import_is_undone_once(tmp_path):
    batch = Batch.objects.get(pk=brought_in(made_files.dutch_list(tmp_path)).batch)
    undo(batch, by=None, at=AT)

    with pytest.raises(Refused, match="not there to be undone"):
        undo(batch, by=None, at=AT)


def test_one_import_at_a_time_goes_into_a_source(tmp_path):
    path = made_files.dutch_list(tmp_path)
    inspection = inspect(path, at=AT)
    source = source_for(inspection, team=cast.team(), at=AT)
    if connection.vendor == "postgresql":
        pytest.skip("one session may claim twice there; the process test covers it")

    with claim(source.pk), pytest.raises(Refused, match="still running"):
        run(path, inspection, source=source, by=None, at=AT)


def test_a_rehearsal_counts_and_stores_nothing(tmp_path):
    path = listed(tmp_path, "een zin", "twee zinnen")
    brought_in(path)
    longer = listed(tmp_path, "een zin", "twee zinnen", "drie zinnen", name="later.csv")
    inspection = inspect(longer, at=AT)
    source = known_source(inspection, team=cast.team())

    outcome = rehearse(longer, inspection, source=source, at=AT)

    assert outcome == Outcome(None, 3, 1, 2, 0, None)
    assert Signal.objects.count() == 2


def test_what_was_chosen_is_remembered_and_what_was_guessed_is_not(tmp_path):
    path = made_files.dutch_list(tmp_path)
    brought_in(path)
    assert not inspect(path, at=AT).remembered

    brought_in(path, changes={"moment": ["Vestiging"]})

    assert inspect(path, at=AT).map.fields["moment"] == ("Vestiging",)
    assert set(Moment.objects.values_list("name_nl", flat=True)) == {"Zwolle", "Meppel"}


def test_files_with_one_header_belong_to_one_source(tmp_path):
    brought_in(listed(tmp_path, "een zin", name="Enquête mei 2026.csv"))

    inspection = inspect(listed(tmp_path, "een zin", name="iets anders.csv"), at=AT)

    assert source_for(inspection, team=cast.team(), at=AT).name == "Enquête mei"


def test_a_column_with_too_many_moments_is_refused_and_leaves_nothing(tmp_path):
    rows = [[f"reactie nummer {n}", f"moment {n}"] for n in range(250)]
    path = made_files.written(tmp_path / "f.csv", [["tekst", "stap"], *rows])

    with pytest.raises(Refused, match="more than 200 different values"):
        brought_in(path, changes={"moment": ["stap"]})

    assert Signal.objects.count() == 0


def test_a_mapping_is_kept_as_plain_json(tmp_path):
    brought_in(made_files.dutch_list(tmp_path), changes={"unit": []})

    kept = Mapping.objects.get().columns

    assert json.loads(json.dumps(kept))["map"]["fields"]["score"] == ["Rapportcijfer"]
