"""The nine ideas that were measured, and the one whose measurement fell into a trap."""

from typing import Final

from wallofchange.house.demo.truth import TRUTH

from .nouns import Prediction, Told, YesBut

OUTAGE: Final = "Planning plat en negen graden vorst, 12 tot en met 25 januari: vooraf in het plan."

MEASURED: Final = (
    Told(
        "1", "Naam en gezicht: een bericht met naam en foto voordat de monteur er is", "digital", "iris", (11, 4, "10:00"),
        "learned", kind="nine", found="seven", lane="prove", hours=72, moment="check", partners=("field", "staff"),
        voices=("vest", "parcel"), also=("who_comes", "below", 6),
        yes_buts=(
            YesBut("ja, maar ons planningspakket is van 2009", "bram", (12, 0, "09:10"), "legacy",
                   what="een bestand elke tien minuten is genoeg", who="iris", days=9,
                   feared="een half jaar bouwen", found="negen dagen"),
            YesBut("ja, maar monteurs moeten niet met hun foto de straat op", "gerda", (12, 2, "11:00"), "rules",
                   what="alleen wie het zelf wil, en een tekening mag ook", who="joke", days=12,
                   feared="iedereen verplicht met foto", found="zes van de 58 kozen een tekening"),
        ),
        yes_ands=(("dirk", "Zet erbij hoeveel adressen er nog voor u zijn."),),
        chosen=(14, 0, "09:20"), chosen_by="bram", started=(16, 0, "09:20"), live=(22, 0, "08:00"),
        prediction=Prediction(
            "We denken dat een bezoek 0,6 hoger wordt gewaardeerd (tussen 0,2 en 0,9) waar klanten vooraf weten wie er komt.",
            1, "controlled", TRUTH.change(1).before or (8, 21), TRUTH.change(1).after, 0.6, 0.3,
            districts=TRUTH.change(1).districts,
        ),
        judged=(41, 0, "09:15"), concluded_by="mirjam", how="kept",
        line="Weten wie er binnenkomt maakt uit. Sinds maart in alle rayons. Na een jaar is het gewoon geworden: dan valt het pas op als het ontbreekt.",
    ),
    Told(
        "2", "Bellen vóór u belt: wie op een onderdeel wacht hoort elke ochtend hoe het ervoor staat", "service", "sefa",
        (18, 0, "09:05"), "learned", kind="nine", found="nine", lane="prove", hours=12, moment="engineer",
        voices=("three-days",), also=("one_go", "below", 5),
        yes_buts=(
            YesBut("ja, maar dat is zes uur bellen per dag", "tom", (18, 1, "09:05"), "capacity",
                   what="vier weken proberen en dan tellen", who="anna", days=5,
                   feared="zes uur per dag", found="anderhalf uur: half zoveel mensen belden ons"),
        ),
        chosen=(20, 0, "09:10"), chosen_by="anna", started=(22, 1, "09:10"), live=(25, 0, "08:30"),
        prediction=Prediction(
            "We denken dat wie gebeld wordt na een bezoek dat niet lukte 1,2 hoger waardeert; om en om, door het lot.",
            2, "randomised", (21, 24), TRUTH.change(2).after, 1.2, 0.3, moment="engineer", everywhere=True, arm="arm_2",
            excluded=(38, 39), exclusion=OUTAGE, planned_n=360,
        ),
        judged=(45, 0, "09:10"), concluded_by="anna", how="kept",
        line="Bellen voordat de klant belt scheelt ook ons werk. Sinds week 47 voor iedereen.",
    ),
    Told(
        "3", "Eén vraag in plaats van vier keuzes aan de telefoon", "digital", "kwame", (5, 0, "10:00"), "learned",
        kind="seven", lane="prove", hours=120, moment="breakdown", partners=("service",), voices=("which-key",),
        also=("phone", "below", 8),
        chosen=(6, 0, "09:30"), chosen_by="bram", started=(7, 0, "09:30"), live=(10, 0, "07:30"),
        prediction=Prediction(
            "We denken dat een telefoontje 0,5 hoger wordt gewaardeerd met één vraag in plaats van vier keuzes; door het lot.",
            3, "randomised", (6, 9), TRUTH.change(3).after, 0.5, 0.4, everywhere=True, arm="arm_3", planned_n=1400,
        ),
        judged=(30, 1, "09:30"), concluded_by="bram", how="stopped",
        line="Klanten merkten het niet. Het wachten was de ellende, niet het kiezen.",
    ),
    Told(
        "4", "Robot vooraan: de chat eerst door een robot laten beantwoorden", "service", "hilde", (39, 4, "14:00"), "learned",
        kind="seven", found="", lane="prove", hours=10, moment="breakdown",
        yes_buts=(
            YesBut("ja, maar wie het koud heeft wil een mens", "anna", (40, 0, "09:05"), "other",
                   what="het gaat door op naam van Hilde, en na vijf weken kijken we", who="hilde", days=49,
                   feared="mensen in de kou die geen mens krijgen", found="precies dat: klanten waren slechter af", right=True),
        ),
        chosen=(40, 2, "10:00"), chosen_by="hilde", started=(40, 3, "10:00"), live=(42, 0, "08:00"),
        prediction=Prediction(
            "We denken dat klanten het niet merken (0,0) en dat het € 38.000 per jaar scheelt.",
            4, "controlled", TRUTH.change(4).before or (26, 37), TRUTH.change(4).after, 0.0, 0.3,
            districts=TRUTH.change(4).districts,
        ),
        judged=(47, 0, "09:00"), concluded_by="hilde", how="stopped",
        line="De ja-maar van Anna had gelijk. Gestopt op de dag van de uitkomst; 41 klanten kregen een telefoontje en excuses.",
    ),
    Told(
        "5", "Jaarnota in gewone taal, op één bladzijde", "digital", "kwame", (34, 1, "11:00"), "learned", kind="seven",
        lane="prove", hours=60, moment="bill", partners=("service", "staff"), voices=("economics",), also=("bill", "below", 7),
        yes_buts=(
            YesBut("ja, maar de accountant wil al die regels", "ruud", (35, 0, "13:30"), "rules",
                   what="ze staan op bladzijde twee", who="ruud", days=20, feared="een afgekeurde nota",
                   found="de accountant las bladzijde twee en tekende"),
        ),
        chosen=(41, 0, "09:30"), chosen_by="bram", started=(43, 0, "09:30"), live=(50, 0, "08:00"),
        prediction=Prediction(
            "We denken dat de nota 0,5 hoger wordt gewaardeerd.",
            5, "before_after", TRUTH.change(5).before or (2, 6), TRUTH.change(5).after, 0.5, 0.3, moment="bill", everywhere=True,
        ),
        judged=(56, 0, "10:00"), concluded_by="bram", how="kept",
        line="Gehouden zonder bewijs: twee keer tweehonderd antwoorden is te weinig, en de lat ligt hoger dan een jaar geleden. Volgend jaar april door het lot.",
    ),
    Told(
        "6", "De warmtekoffer: een kachel en twee kruiken in de bus", "field", "dirk", (25, 0, "07:45"), "learned", kind="nine",
        found="nine", lane="prove", hours=14, moment="engineer", partners=("staff",), voices=("baby",), also=("cold", "below", 9),
        yes_buts=(
            YesBut("ja, maar dat is duur: € 14.400", "ruud", (26, 0, "10:00"), "cost",
                   what="veertig stuks, tweedehands, één winter", who="joke", days=6,
                   feared="€ 14.400", found="€ 4.180, en drie kwamen nooit terug"),
            YesBut("ja, maar wie is er verantwoordelijk bij brand", "remco", (26, 1, "07:50"), "rules",
                   what="alleen oliegevulde kachels met een schakelaar", who="dirk", days=11,
                   feared="brand bij een klant", found="goed punt: de straalkachels zijn eruit gebleven", right=True),
        ),
        chosen=(29, 0, "08:00"), chosen_by="joke", started=(30, 0, "08:00"), live=(33, 0, "07:30"),
        prediction=Prediction(
            "We denken dat een bezoek bij een storing 0,8 hoger wordt gewaardeerd in de vijf rayons met een warmtekoffer.",
            6, "controlled", TRUTH.change(6).before or (21, 32), TRUTH.change(6).after, 0.8, 0.3, moment="engineer",
            districts=TRUTH.change(6).districts, excluded=(38, 39), exclusion=OUTAGE,
        ),
        judged=(44, 1, "08:10"), concluded_by="joke", how="kept",
        line="Om kou loot je niet: er waren er veertig, dus de andere rayons waren de vergelijking. Elke winter in de bus.",
    ),
    Told(
        "7", "Een uur, geen dagdeel", "field", "joke", (50, 1, "08:00"), "learned", kind="nine", found="", lane="prove",
        hours=16, moment="check", voices=("half-day",), also=("on_time", "below", 8),
        yes_buts=(
            YesBut("ja, maar de A1 houdt zich niet aan uw uur", "remco", (51, 0, "07:40"), "capacity", "lapsed", right=True),
        ),
        chosen=(53, 0, "08:00"), chosen_by="joke", started=(54, 0, "08:00"), live=(57, 0, "07:30"),
        prediction=Prediction(
            "We denken dat een bezoek 0,6 hoger wordt gewaardeerd met een tijdvak van een uur, zonder dat we vaker te laat zijn.",
            7, "controlled", TRUTH.change(7).before or (47, 56), TRUTH.change(7).after, 0.6, 0.3,
            districts=TRUTH.change(7).districts,
            guardrails=({"measure": "late", "margin": 0.03, "nl": "te laat", "en": "too late"},),
        ),
        judged=(71, 0, "08:15"), concluded_by="joke", how="adapted",
        line="Een krappere belofte is een hogere lat. Het werd twee uur: wel op tijd.",
    ),
    Told(
        "8", "Tienenkaartje: wie tevreden is vragen we om een tien", "field", "remco", (31, 0, "08:00"), "learned",
        kind="seven", lane="prove", hours=4, moment="check", voices=("three-times-a-ten",),
        chosen=(31, 1, "08:00"), chosen_by="joke", started=(32, 0, "08:00"), live=(33, 0, "07:45"),
        prediction=Prediction(
            "We denken dat Kampen 0,3 hoger wordt gewaardeerd.", 8, "controlled", (21, 32), (33, 37), 0.3, 0.3,
            districts=(6,), planned_n=4000, until=60,
        ),
        judged=(38, 3, "09:30"), concluded_by="mirjam", how="stopped",
        line="Goed bedoeld. Het kaartje vraagt nu: wat had beter gekund? Over het cijfer van Kampen in deze weken zeggen we niets.",
    ),
    Told(
        "almelo", "Extra bus in Almelo", "field", "joke", (65, 4, "08:00"), "learned", kind="seven", lane="prove", hours=8,
        moment="engineer", also=("on_time", "below", 3),
        yes_buts=(
            YesBut("ja, maar vier slechte weken zijn nog geen slecht rayon", "dirk", (66, 0, "07:45"), "other", "withdrawn"),
        ),
        chosen=(66, 0, "08:00"), chosen_by="joke", started=(66, 1, "08:00"), live=(67, 0, "07:30"),
        prediction=Prediction(
            "We denken dat Almelo 0,4 hoger wordt gewaardeerd met een bus erbij.", None, "controlled", (62, 65), (67, 74),
            0.4, 0.3, districts=(8,), chosen_by=(62, 65),
        ),
        judged=(75, 0, "08:20"), concluded_by="joke", how="kept",
        line="Gekozen omdat het daar toevallig het slechtst ging; dan wordt het vanzelf beter. Volgende keer kiezen we op andere cijfers dan waarmee we meten.",
    ),
    Told(
        "9", "De ketel is jarig: een kaart bij tien en vijftien jaar, met eerlijk advies", "service", "sefa", (66, 0, "09:10"),
        "evaluation", kind="nine", found="nine", lane="prove", hours=10, moment="check",
        yes_buts=(
            YesBut("ja, maar dit kost ons nieuwe ketels", "hilde", (67, 0, "09:30"), "shareholders",
                   what="we tellen een jaar lang de bestellingen ernaast", who="noor", days=8,
                   feared="minder nieuwe ketels", found="de telling loopt"),
        ),
        chosen=(69, 0, "09:10"), chosen_by="anna", started=(70, 0, "09:10"), live=(73, 0, "08:30"),
        prediction=Prediction(
            "We denken dat wie een kaart krijgt 0,5 hoger waardeert; door het lot, per verjaardag.",
            9, "randomised", (69, 72), (73, 78), 0.5, 0.3, moment="check", everywhere=True, arm="arm_9", planned_n=600,
            looks=(0.15, 0.30, 0.60, 1.0), until=92,
        ),
    ),
)  # fmt: skip
