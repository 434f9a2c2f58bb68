"""The other twenty that were done, mostly repairs, and the five that got a no: eighteen months of small work."""

from typing import Final

from .nouns import Told, YesBut


def _met(words: str, by: str, week: int, what: str, who: str, days: int, feared: str, found: str, kind: str = "other") -> YesBut:
    return YesBut(words, by, (week, 1, "09:08"), kind, what=what, who=who, days=days, feared=feared, found=found)


def _once(key: str, title: str, team: str, by: str, week: int, line: str, moment: str, *yes_buts: YesBut, kind: str = "seven",
          also: tuple[str, str, int] | None = None) -> Told:  # fmt: skip
    return Told(key, title, team, by, (week, 0, "09:10"), "at once", kind=kind, moment=moment, line=line, also=also,
                yes_buts=yes_buts, ended=(week, 4, "09:15"))  # fmt: skip


def _tried(key: str, title: str, team: str, by: str, lead: str, week: int, hours: float, moment: str, *yes_buts: YesBut,
           kind: str = "seven", found: str = "", also: tuple[str, str, int] | None = None) -> Told:  # fmt: skip
    return Told(key, title, team, by, (week, 0, "09:10"), "not measured", kind=kind, found=found, hours=hours, moment=moment,
                also=also, yes_buts=yes_buts, chosen=(week + 1, 0, "09:10"), chosen_by=lead,
                started=(week + 2, 0, "09:10"), live=(week + 4, 0, "09:10"))  # fmt: skip


def _refused(key: str, title: str, team: str, by: str, week: int, moment: str, words: str, kind: str, reason: str, who: str,
             again: int) -> Told:  # fmt: skip
    worry = YesBut(words, "tom" if team == "service" else "remco" if team == "field" else "kwame", (week, 1, "09:08"), kind, "no",
                   what=reason, who=who, days=4)  # fmt: skip
    return Told(key, title, team, by, (week, 0, "09:10"), "no", moment=moment, yes_buts=(worry,), look_again=(again, 0, "09:00"))


DONE_AT_ONCE: Final = (
    _once("r1", "De juiste openingstijden op de website", "digital", "iris", 8, "Ze klopten al twee jaar niet.", "appointment"),
    _once("r2", "Het bandje zegt hoe lang het echt duurt", "service", "tom", 10, "Nu noemt het de wachttijd van dit moment.",
          "breakdown", also=("phone", "below", 4)),
    _once("r3", "Een kleed in elke bus", "field", "remco", 12, "58 kleden, uit het magazijn.", "check", also=("tidy", "below", 4)),
    _once("r4", "Geen reclame onder de storingsbevestiging", "digital", "kwame", 14, "Weggehaald.", "breakdown"),
    _once("r5", "De bon in de taal van de klant", "field", "dirk", 15, "Er was al een Engelse; nu ligt hij in de bus.", "engineer"),
    _once("r6", "Eén mailadres in plaats van vier", "service", "sefa", 16, "De andere drie sturen door.", "appointment",
          YesBut("ja, maar dan raakt alles zoek", "tom", (16, 1, "09:07"), "other", "withdrawn")),
    _once("r7", "Naambordje op de bus", "field", "joke", 18, "Magneten, twaalf euro per bus.", "engineer"),
    _once("r8", "Het woord ‘correctie’ van de nota", "digital", "iris", 19, "Er staat nu wat het is.", "bill", also=("bill", "below", 3)),
    _once("r9", "Wie opzegt krijgt een bedankje", "service", "anna", 33, "Een zin, en een naam eronder.", "leaving", kind="nine"),
    _once("r10", "Bij vorst eerst vragen of het warm genoeg is", "service", "sefa", 39, "Bovenaan het gespreksblad.", "breakdown",
          also=("cold", "below", 5)),
    _once("r11", "Geen enquête na een overlijden", "digital", "kwame", 48, "Het vinkje bestond al; nu wordt het gebruikt.", "leaving"),
    _once("r12", "Reservepakkingen in elke bus", "field", "dirk", 52, "De tien die het vaakst ontbraken.", "engineer",
          also=("one_go", "below", 6)),
)  # fmt: skip

TRIED: Final = (
    _tried("t1", "Bevestiging van de afspraak met datum in gewone woorden", "digital", "iris", "bram", 9, 30, "appointment",
           _met("ja, maar die tekst zit in drie systemen", "kwame", 9, "eerst alleen de mail", "iris", 8, "drie weken werk",
                "vier dagen", "legacy")),
    _tried("t2", "Een vaste adviseur per open storing", "service", "anna", "anna", 11, 10, "breakdown",
           _met("ja, maar ik werk maar drie dagen", "tom", 11, "per tweetal, met één mapje", "sefa", 7, "klanten die wachten op Tom",
                "niemand wachtte", "capacity"),
           YesBut("ja, maar dat deden we vroeger ook", "sefa", (11, 2, "09:09"), "done_already", "withdrawn")),
    _tried("t3", "Onderdelen die vaak ontbreken op voorraad per rayon", "field", "dirk", "joke", 13, 16, "engineer",
           _met("ja, maar voorraad is dood geld", "remco", 13, "alleen de twintig die het vaakst ontbreken", "dirk", 10,
                "€ 60.000 op de plank", "€ 8.700", "cost"),
           _met("ja, maar wie telt dat bij", "joke", 13, "een streepjeslijst in de bus", "remco", 5, "elke week een uur",
                "vijf minuten", "capacity"),
           also=("one_go", "below", 7)),
    _tried("t4", "Verzetten in de app", "digital", "kwame", "bram", 28, 48, "appointment",
           _met("ja, maar dan verzet iedereen", "iris", 28, "tot een dag van tevoren", "kwame", 9, "lege routes",
                "twee verzettingen per dag meer"),
           YesBut("ja, maar de planning ziet dat niet", "bram", (28, 2, "10:15"), "legacy", "lapsed"),
           also=("rebooking", "below", 6)),
    _tried("t5", "De monteur belt zelf als hij later is", "field", "remco", "joke", 36, 6, "check",
           _met("ja, maar niet achter het stuur", "dirk", 36, "met één knop, als hij stilstaat", "joke", 6, "ongelukken",
                "niemand belde rijdend", "rules"),
           YesBut("ja, maar dan wordt hij uitgefoeterd", "joke", (36, 2, "07:50"), "other", "withdrawn"),
           also=("on_time", "below", 6)),
    _tried("t6", "Nota's die meer dan tien procent stijgen eerst nakijken", "digital", "iris", "bram", 44, 24, "bill",
           _met("ja, maar dat zijn er duizend", "kwame", 44, "alleen waar de meterstand geschat is", "iris", 8, "duizend nota's",
                "honderdtwaalf", "size"),
           _met("ja, maar dan gaat de nota later weg", "bram", 44, "nakijken in de week ervoor", "bram", 6, "twee weken later",
                "op dezelfde dag")),
    _tried("t7", "Een sleutelkastje voor wie niet thuis kan zijn", "field", "dirk", "joke", 59, 12, "check",
           _met("ja, maar wie heeft de code", "remco", 59, "de klant zelf, elke keer een nieuwe", "dirk", 14, "een inbraak",
                "niets gebeurd", "rules"),
           YesBut("ja, maar bij ons in de Achterhoek is dat anders", "joke", (59, 2, "07:55"), "different", "lapsed", right=True),
           kind="nine", found="nine"),
    _tried("t8", "Een kaartje bij het overlijden van een klant", "service", "sefa", "anna", 67, 4, "leaving",
           _met("ja, maar straks schrijven we iemand die nog leeft", "tom", 67, "alleen als de familie het zelf meldde", "sefa", 5,
                "een pijnlijke vergissing", "nog niet voorgekomen"),
           YesBut("ja, maar dat hoort niet bij een ketelbedrijf", "tom", (67, 2, "09:08"), "different", "withdrawn"),
           kind="nine", found=""),
)  # fmt: skip

REFUSED: Final = (
    _refused("n1", "Een vaste prijs voor elke storing", "service", "tom", 24, "joining", "ja, maar dan verdienen we niets op zolder",
             "cost", "een vaste prijs kan pas als we weten wat een storing gemiddeld kost; dat weten we in het voorjaar niet", "hilde", 84),
    _refused("n2", "Zaterdag gewone onderhoudsbeurten", "field", "dirk", 32, "check", "ja, maar zaterdag is voor kou",
             "capacity", "de zaterdag blijft voor wie in de kou zit", "joke", 88),
    _refused("n3", "Eigen chat-app bouwen", "digital", "kwame", 46, "appointment", "ja, maar dat is een jaar werk",
             "size", "we bouwen niets wat te koop is", "bram", 98),
    _refused("n4", "Sterren per monteur op de website", "field", "remco", 57, "engineer", "ja, maar dan rijdt niemand meer naar zolders",
             "rules", "geen cijfers per collega, afgesproken met de ondernemingsraad", "joke", 109),
    _refused("n5", "Gratis onderhoud bij drie jaar trouwe klant", "service", "anna", 69, "joining", "ja, maar dat kost twee ton",
             "shareholders", "dat geld steken we liever in minder storingen; in het voorjaar rekenen we het na", "hilde", 101),
)  # fmt: skip

HANGING: Final = (
    Told("h1", "Stoep sneeuwvrij voordat wij komen: vraag het de klant", "field", "dirk", (27, 0, "07:45"), "never mind",
         moment="engineer", ended=(28, 4, "07:50"),
         yes_buts=(YesBut("ja, maar dat is niet ons werk", "remco", (27, 1, "07:50"), "other", "lapsed"),)),
    Told("h2", "Storing melden met een foto", "digital", "iris", (64, 0, "10:10"), "not now", moment="breakdown", hours=40,
         also=("app", "below", 4), ended=(68, 4, "10:00"), look_again=(84, 0, "09:00"), line="Eerst de waterdruk, dan de rest.",
         yes_buts=(_met("ja, maar dan krijgen we plaatjes van katten", "kwame", 64, "een kader om de ketel", "iris", 6,
                        "onbruikbare foto's", "negen van de tien bruikbaar"),
                   YesBut("ja, maar wie bekijkt ze om drie uur 's nachts", "bram", (64, 3, "10:10"), "capacity", "withdrawn"))),
)  # fmt: skip
