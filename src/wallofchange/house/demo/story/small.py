"""The small ideas that have a story, and what hangs on the wall today."""

from typing import Final

from .nouns import Told, YesBut

SMALL: Final = (
    Told(
        "10", "Foto van wat er gemaakt is, bij de bon", "service", "sefa", (60, 0, "09:10"), "realisation", hours=20,
        moment="engineer", partners=("digital", "field"), voices=("what-work",), also=("explaining", "below", 6),
        yes_buts=(YesBut("ja, maar dat doen ze toch niet", "tom", (60, 0, "09:14"), "other", "lapsed"),),
        yes_ands=(("dirk", "Wij willen dat juist. Dan ziet de volgende monteur ook wat er gedaan is."),),
        chosen=(66, 2, "09:10"), chosen_by="anna", started=(74, 1, "14:00"),
    ),
    Told(
        "evening", "Onderhoud in de avond", "service", "tom", (56, 0, "09:05"), "no", kind="nine", hours=12, moment="appointment",
        voices=("teacher", "evening-2", "evening-3", "evening-4"), also=("rebooking", "below", 16), partners=("staff",),
        yes_buts=(
            YesBut("ja, maar het rooster ligt vast met de bond", "gerda", (56, 2, "10:00"), "rules", "no",
                   what="de roosterafspraak loopt tot maart", who="hilde", days=5),
        ),
        look_again=(97, 0, "09:00"),
    ),
    Told(
        "pick", "Kies zelf je monteur", "service", "anna", (74, 0, "09:05"), "selection", kind="nine", hours=12,
        moment="engineer", partners=("field", "staff"), voices=("the-dog", "by-name"),
        yes_buts=(
            YesBut("ja, maar dan krijgt iedere monteur een cijfer", "gerda", (78, 0, "11:20"), "rules",
                   what="nooit cijfers per monteur, ook niet intern", who="gerda", days=10, met=False,
                   feared="een ranglijst van collega's"),
        ),
        chosen=(77, 1, "09:10"), chosen_by="anna",
    ),
    Told(
        "asleep", "Niet aanbellen, baby slaapt", "service", "sefa", (79, 0, "08:05"), "inventory", kind="seven",
        moment="check", hours=3, voices=("asleep", "asleep-2", "asleep-3"),
    ),
    Told(
        "receipt", "Geen bonnetje onder € 50", "service", "anna", (46, 0, "09:05"), "at once", voices=("receipt",),
        line="Een regel geschrapt: onder € 50 geloven we elkaar.", ended=(46, 0, "09:12"), moment="breakdown",
    ),
    Told(
        "hold-music", "Wachtmuziek kiezen", "service", "tom", (62, 1, "09:10"), "not now", voices=("hold-music",),
        moment="breakdown", ended=(71, 4, "09:10"), look_again=(90, 0, "09:00"), kind="nine",
        line="Zestig dagen niet aangeraakt.",
    ),
    Told(
        "own-time", "Terugbellen op een tijd die de klant kiest", "service", "sefa", (76, 1, "09:08"), "inventory",
        moment="breakdown", hours=8, also=("phone", "below", 5),
        yes_buts=(YesBut("ja, maar om vijf uur wil iedereen", "tom", (78, 3, "09:06"), "capacity", "open"),),
    ),
    Told(
        "two-houses", "Twee adressen in de app", "digital", "kwame", (73, 2, "10:10"), "inventory", moment="appointment",
        hours=16, also=("app", "below", 7),
    ),
    Told(
        "landlord", "De huurder krijgt zelf bericht, niet alleen de corporatie", "service", "anna", (77, 0, "09:05"), "selection",
        moment="appointment", hours=10, also=("rebooking", "below", 4), partners=("digital",),
        chosen=(77, 3, "09:08"), chosen_by="anna",
        yes_buts=(
            YesBut("ja, maar de corporatie wil alles eerst zien", "tom", (77, 4, "09:07"), "other",
                   what="de corporatie krijgt een kopie", who="tom", days=7, met=False, feared="boze corporaties"),
        ),
    ),
    Told(
        "mourning", "Eén aanspreekpunt als iemand is overleden", "service", "sefa", (76, 0, "09:05"), "realisation", kind="nine",
        moment="leaving", hours=6.5, also=("listening", "exceeded", 3), chosen=(76, 1, "09:05"), chosen_by="anna",
        started=(77, 0, "09:05"),
        yes_buts=(
            YesBut("ja, maar wie doet het als Sefa vrij is", "tom", (76, 1, "09:09"), "capacity",
                   what="drie collega's kennen het draaiboek", who="sefa", days=17, feared="dat alles op één collega neerkomt",
                   found="Tom en Anna lopen mee"),
            YesBut("ja, maar de notaris gaat erover", "anna", (76, 2, "09:06"), "rules",
                   what="we vragen alleen wat de ketel nodig heeft", who="anna", days=16, feared="een fout met een erfenis",
                   found="één formulier in plaats van vier"),
        ),
    ),
    Told(
        "noise", "Uitleg over het geluid van de warmtepomp", "field", "dirk", (72, 0, "07:45"), "selection", moment="check",
        hours=8, also=("explaining", "below", 6), chosen=(76, 0, "08:00"), chosen_by="joke",
        yes_buts=(
            YesBut("ja, maar elk huis klinkt anders", "remco", (76, 1, "07:50"), "different",
                   what="drie geluiden opnemen die erbij horen, en drie die er niet bij horen", who="remco", days=20, met=False),
        ),
    ),
    Told(
        "slippers", "Schoenhoesjes die passen over maat 47", "field", "remco", (78, 2, "07:50"), "inventory", moment="check",
        hours=1, also=("tidy", "below", 4),
    ),
    Told(
        "quiet-van", "De bus niet stationair laten draaien voor de deur", "field", "dirk", (75, 1, "07:45"), "inventory",
        moment="engineer", hours=2,
        yes_buts=(YesBut("ja, maar dan is de bus koud", "remco", (75, 1, "07:47"), "other", "withdrawn"),),
    ),
    Told(
        "dark-app", "Waterdruk aflezen met de camera", "digital", "iris", (70, 3, "10:10"), "realisation", kind="nine",
        moment="breakdown", hours=40, also=("app", "exceeded", 3), chosen=(72, 0, "09:30"), chosen_by="bram",
        started=(74, 0, "09:30"), partners=("service",),
        yes_buts=(
            YesBut("ja, maar niet elke meter heeft een wijzer", "kwame", (77, 2, "10:20"), "legacy",
                   what="we herkennen ook de digitale", who="iris", days=16, met=False, feared="een foute druk op het scherm"),
        ),
    ),
    Told(
        "bill-call", "Bellen als de nota meer dan € 100 hoger wordt", "service", "tom", (75, 0, "09:06"), "inventory",
        kind="nine", moment="bill", hours=6, also=("bill", "exceeded", 3),
    ),
)  # fmt: skip
