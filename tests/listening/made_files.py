"""Small files after the documented headers of each source."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Sequence
from pathlib import Path

QUALTRICS = [
    "StartDate",
    "EndDate",
    "Status",
    "IPAddress",
    "Progress",
    "Duration (in seconds)",
    "Finished",
    "RecordedDate",
    "ResponseId",
    "RecipientLastName",
    "RecipientFirstName",
    "RecipientEmail",
    "ExternalReference",
    "LocationLatitude",
    "LocationLongitude",
    "DistributionChannel",
    "UserLanguage",
    "Q1",
    "Q2",
    "Q3",
    "Q2 - Topics",
]
QUALTRICS_ASKED = [
    "Anfangsdatum",
    "Enddatum",
    "Status",
    "IP",
    "Fortschritt",
    "Dauer",
    "Beendet",
    "Datum",
    "Antwort-ID",
    "Name",
    "Vorname",
    "E-Mail",
    "Referenz",
    "Breite",
    "Laenge",
    "Kanal",
    "Sprache",
    "Hoe waarschijnlijk is het dat u ons aanbeveelt?",
    "Wat is de reden van uw cijfer?",
    "Wat kunnen we beter doen?",
    "Q2 - Topics",
]
LEGACY = [
    "V1",
    "V2",
    "V3",
    "V4",
    "V5",
    "V6",
    "V7",
    "V8",
    "V9",
    "V10",
    "Q1",
    "Q2",
    "LocationLatitude",
    "LocationLongitude",
    "LocationAccuracy",
    "",
]
LEGACY_NAMES = [
    "ResponseID",
    "ResponseSet",
    "Name",
    "ExternalDataReference",
    "EmailAddress",
    "IPAddress",
    "Status",
    "StartDate",
    "EndDate",
    "Finished",
    "How likely are you to recommend us?",
    "Why did you give this score?",
    "LocationLatitude",
    "LocationLongitude",
    "LocationAccuracy",
    "",
]
LIMESURVEY = ["id", "submitdate", "lastpage", "startlanguage", "seed", "startdate", "datestamp", "Q00", "Q01"]
GOOGLE_PLAY = [
    "Package Name",
    "App Version Code",
    "App Version Name",
    "Reviewer Language",
    "Device",
    "Review Submit Date and Time",
    "Review Submit Millis Since Epoch",
    "Review Last Update Date and Time",
    "Review Last Update Millis Since Epoch",
    "Star Rating",
    "Review Title",
    "Review Text",
    "Developer Reply Date and Time",
    "Developer Reply Millis Since Epoch",
    "Developer Reply Text",
    "Review Link",
]
SAID = [
    (9, "De monteur kwam een uur eerder en legde alles rustig uit."),
    (3, "Drie keer gebeld voordat iemand wist waar het over ging."),
    (0, "Ik heb twee dagen zonder warm water gezeten, heel vervelend."),
    (7, "Prima geholpen, alleen de factuur klopte niet helemaal."),
]


def written(path: Path, rows: Sequence[Sequence[object]], encoding: str = "utf-8", **style: object) -> Path:
    text = io.StringIO(newline="")
    csv.writer(text, **style).writerows(rows)  # type: ignore[arg-type]  # the style is csv's own
    path.write_bytes(text.getvalue().encode(encoding))
    return path


def qualtrics(folder: Path) -> Path:
    ids = [f'{{"ImportId":"{name}"}}' for name in QUALTRICS]
    rows = []
    for n, (score, words) in enumerate(SAID):
        about = [
            "2026-03-01 08:28:09",
            "2026-03-01 08:30:00",
            "0",
            "",
            "100",
            "111",
            "1",
            "2026-03-02 08:30:09",
        ]
        who = [f"R_{n}", "", "", "", f"K{n}", "52.1", "4.9", "anonymous", "NL"]
        rows.append([*about, *who, score, words, "Bel ons zelf even terug." if n == 1 else "", "wachten"])
    return written(folder / "qualtrics.csv", [QUALTRICS, QUALTRICS_ASKED, ids, *rows])


def qualtrics_legacy(folder: Path) -> Path:
    rows = []
    for n, (score, words) in enumerate(SAID):
        about = [f"R_{n}", "Default", "Ada", "", f"k{n}@example.org", "", "0", "2015-03-01 08:00:00"]
        rows.append([*about, "2015-03-01 08:10:00", "1", score, words, "52", "4", "-1", ""])
    return written(folder / "legacy.csv", [LEGACY, LEGACY_NAMES, *rows], "utf-8-sig")


def limesurvey(folder: Path) -> Path:
    rows = []
    for n, (score, words) in enumerate(SAID):
        submitted = "" if n == 3 else "2026-03-02 09:15:00"
        about = [n + 1, submitted, 3, "nl", 12345, "2026-03-02 09:10:00", "2026-03-02 09:14:00"]
        rows.append([*about, score, words])
    style = {"delimiter": ";", "quoting": csv.QUOTE_ALL, "lineterminator": "\r\n"}
    return written(folder / "results-survey123.csv", [LIMESURVEY, *rows, []], "utf-8-sig", **style)


def google_play(folder: Path) -> Path:
    link = "http://play.google.com/console/developers/app/reviews?reviewId=gp%3AAOq{}&corpus=PUBLIC_REVIEWS"
    rows = []
    for n, (stars, words) in enumerate([(5, "Fijne app, werkt snel"), (1, "Loopt steeds vast"), (4, "")]):
        sent = ["2026-03-01T10:00:00Z", "1772359200000", "2026-03-02T10:00:00Z", "1772445600000"]
        reply = ["", "", "Dank voor uw reactie", link.format(n) if words else ""]
        rows.append(["nl.heemwarm.app", "12", "1.2", "nl", "pixel", *sent, stars, "", words, *reply])
    text = io.StringIO(newline="")
    csv.writer(text).writerows([GOOGLE_PLAY, *rows])
    path = folder / "reviews_nl.heemwarm.app_202603.csv"
    path.write_bytes(codecs.BOM_UTF16_LE + text.getvalue().encode("utf-16-le"))
    return path


def dutch_list(folder: Path, rows: Sequence[Sequence[object]] = (), name: str = "klanten.csv") -> Path:
    """As somebody keeps it in Excel: semicolons, Windows-1252, decimal commas, day first."""
    header = ["Klantnummer", "Datum", "Rapportcijfer", "Toelichting", "Vestiging", "Verwachting"]
    rows = rows or [
        ["K1", "31-12-2025", "7,5", "Snel geholpen; wél even gewacht", "Zwolle", "Zoals verwacht"],
        [
            "K2",
            "02-01-2026",
            "8 (goed)",
            "Vriendelijke monteur, kwam op tijd",
            "Zwolle",
            "Beter dan verwacht",
        ],
        ["K3", "03-01-2026", "4", "Niemand belde terug over de café-ketel", "Meppel", "Minder dan verwacht"],
        ["K4", "04-01-2026", "", "Alleen een vraag over de factuur van mei", "Meppel", ""],
    ]
    return written(folder / name, [header, *rows], "cp1252", delimiter=";")
