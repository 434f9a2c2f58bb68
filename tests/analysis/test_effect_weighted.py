"""The effect weighted to who the customers are stands beside the one of who answered."""

import json

import numpy as np
import pyarrow.csv as pcsv
import pytest

import wallofchange.analysis as woc
from tests.analysis.planted import CHANGE, clean
from wallofchange.house.command_line import main

ASKED = {"score": "score", "time": "day", "change_at": CHANGE, "measure": "mean"}
HALF = {"segment": {"new": 0.5, "old": 0.5}}


def skewed(treated=False):
    """New customers score three higher; after the change (of the treated) more of them answer."""
    told = clean(7, n=4000)
    draws = np.random.default_rng(7)
    reached = told.after & told.columns["treated"] if treated else told.after
    new = draws.random(len(reached)) < np.where(reached, 0.7, 0.4)
    told.columns["segment"] = np.where(new, "new", "old")
    told.columns["score"] = np.clip(np.rint(np.where(new, 8, 5) + draws.normal(0, 1, len(new))), 0, 10)
    return told.table


def test_both_are_shown():
    found = woc.effect(skewed(), **ASKED, margins=HALF).as_dict()

    assert found["effect"]["estimate"] > 0.7
    assert abs(found["weighted"]["effect"]["estimate"]) < 0.2
    assert found["weighted"]["margins"] == ["segment"]
    assert found["weighted"]["n_eff"] < 4000


@pytest.mark.parametrize("by", [{}, {"unit": "team"}, {"randomised": True}])
def test_beside_a_control_both_sides_are_weighted(by):
    table = skewed(treated=True)
    if "unit" in by:
        table = table.set_column(
            table.column_names.index("treated"),
            "treated",
            [np.array(table["team"].to_pylist()).astype(int) < 6],
        )

    found = woc.effect(table, **ASKED, treated=("treated", True), **by, margins=HALF)

    assert abs(found.weighted.shift.estimate) < 0.35
    assert found.weighted.shift.se > 0


def test_without_margins_nothing_is_weighted():
    assert "weighted" not in woc.effect(skewed(), **ASKED).as_dict()


def test_who_was_invited_is_taken_where_it_is_known():
    told = clean(8, n=4000)
    found = woc.effect(told.table, **ASKED, watch=woc.Watch(invited="invited", segments=("segment",)))

    assert found.weighted.margins == ("segment",)


def test_a_margin_without_shares_is_refused():
    with pytest.raises(woc.CannotAnswerError, match="no two shares"):
        woc.effect(skewed(), **ASKED, margins={"segment": {"new": 1.0}})


def test_a_file_takes_margins_on_the_command_line(tmp_path, capsys):
    pcsv.write_csv(skewed().select(["score", "day", "segment"]), tmp_path / "answers.csv")
    asked = [
        "effect",
        str(tmp_path / "answers.csv"),
        "--score",
        "score",
        "--time",
        "day",
        "--measure",
        "mean",
    ]
    asked += ["--change-at", CHANGE.isoformat(), "--margin", "segment:new=0.5,old=0.5"]

    main([*asked, "--json"])
    found = json.loads(capsys.readouterr().out)
    main([*asked, "--language", "nl"])

    assert abs(found["weighted"]["effect"]["estimate"]) < 0.2
    assert "Gewogen naar segment" in capsys.readouterr().out
