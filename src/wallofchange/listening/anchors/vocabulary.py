"""What columns with facts are called, in Dutch and English, as `plain()` writes it: the whole header."""

from __future__ import annotations

from wallofchange.listening.importers.values import plain
from wallofchange.listening.models.measure import KINDS

_KIND_NAMES = """
waiting_minutes: wachttijd, wachttijd minuten, wachttijd in minuten, minuten wachten, waiting time
waiting_minutes: wait time, wait minutes, waiting time minutes, waiting time in minutes, wait time in minutes
minutes_on_phone: minuten telefoon, telefoonminuten, wachttijd telefoon, minutes on phone, phone minutes
late_minutes: te laat, minuten vertraging, vertraging, minutes too late, delay minutes, delay
lead_time_days: doorlooptijd, doorlooptijd dagen, lead time, lead time in days
answered_in_days: antwoordtijd, antwoordtijd dagen, response time days, days to answer
on_time: tijdig, punctual, in time
fixed_in_one_go: in 1 keer gemaakt, in een keer goed, in 1 keer goed, first time right, first time fix
fixed_in_one_go: first time fixed, fixed first time
knew_who_came: wist wie kwam, knew who would come
was_called: teruggebeld, called back
contacts_needed: aantal contacten, contact count, number of contacts
invited: uitgenodigd, aantal uitgenodigd, uitnodigingen, aantal uitnodigingen, verstuurd, aantal verstuurd
invited: invited, invitations, number invited, sent, invites, invitations sent, asked
was_invited: kreeg uitnodiging, uitnodiging gekregen, got an invitation, got invited
errors: fout, aantal fouten, error count, error, mistake
"""

_FIELDS = """
contact: contact, contact id, contactid, contactnummer, contact number, signal id, reactie id, antwoord id
contact: response id, case id, casenummer, ticket id, zaaknummer, werkbon, bonnummer, werkorder, work order
contact: visit id, visit, bezoeknummer, afspraaknummer, appointment id, order id, ordernummer, external id
contact: extern id, id
customer: customer, klant, klantnummer, klant id, customer id, customer number, client id, relatienummer
customer: klantnr, debiteurnummer, email, e mail, user id, respondent
at: at, date, datum, day, dag, time, tijd, tijdstip, timestamp, moment of contact, contactdatum, contact date
at: visit date, bezoekdatum, datum tijd, date time, asked at, gevraagd op, answered at, beantwoord op
unit: unit, district, rayon, regio, region, vestiging, filiaal, branch, store, winkel, afdeling, department
unit: locatie, location, kantoor, office, eenheid
units: units, districts, rayons, vestigingen, branches, waar, where, eenheden
moment: moment, klantmoment, touchpoint, contactmoment, contact moment, fase, phase, stap
week: week, weeknummer, week number, isoweek, iso week, jaarweek
month: month, maand, periode, period
year: year, jaar
starts_on: starts on, from, van, vanaf, start, begin, ingangsdatum, start date, startdatum, begindatum, since
starts_on: sinds, from date
ends_on: ends on, until, tot, t m, tot en met, to, end, einde, einddatum, end date, through
n: n, aantal, count, contacts, contacten, number
kind: kind, soort, prestatie, performance, fact, feit, metric, maat, kpi, indicator, measurement, meting
value: value, waarde, uitkomst, result, resultaat, measured
measure: measure, eenheid van meten, unit of measure, meeteenheid, in
text_nl: text nl, tekst nl, belofte nl, promise nl, nederlands, dutch, nl, vignet nl, vignette nl
text_en: text en, tekst en, belofte en, promise en, engels, english, en, vignet en, vignette en
name_nl: name nl, naam nl, nederlands, dutch, nl
name_en: name en, naam en, engels, english, en
level: level, niveau, volgorde, order, rang, rank
threshold: threshold, drempel, grens, norm, belofte norm, at most, hooguit, limit
vignette: vignette, vignet, vignette key, vignetnummer, vignette id, situatie, situation
feature: feature, eigenschap, kenmerk, functie, onderwerp, attribute
functional: functional, functioneel, functionele vraag, functional question, if present, als het er is
dysfunctional: dysfunctional, disfunctioneel, dysfunctioneel, disfunctionele vraag, dysfunctional question
dysfunctional: if absent, als het er niet is
scale: scale, schaal
"""

_OF_PROMISES = "text: text, tekst, belofte, promise, omschrijving, wat, what"
_OF_VIGNETTES = """
text: text, tekst, omschrijving, description, beschrijving
score: score, cijfer, mark, waardering, rating, rapportcijfer, beoordeling
"""
_OF_EXPECTATIONS = """
score: expected, verwacht, expected score, verwacht cijfer, verwachte score, verwachting vooraf, expectation
score: verwachting, expectation before, score before, cijfer vooraf, expected mark, expected rating, vooraf
"""

Names = dict[str, frozenset[str]]


def _read(lines: str) -> Names:
    found: dict[str, set[str]] = {}
    for line in lines.strip().splitlines():
        field, names = line.split(": ", 1)
        found.setdefault(field, set()).update(names.split(", "))
    return {field: frozenset(names) for field, names in found.items()}


KIND_NAMES: Names = {
    kind.key: _read(_KIND_NAMES).get(kind.key, frozenset())
    | {plain(kind.key.replace("_", " ")), plain(kind.nl), plain(kind.en)}
    for kind in KINDS.values()
}
COMMON = _read(_FIELDS)
PROMISES = COMMON | _read(_OF_PROMISES)
VIGNETTES = COMMON | _read(_OF_VIGNETTES)
EXPECTATIONS = COMMON | _read(_OF_EXPECTATIONS)
PERFORMANCE = COMMON | KIND_NAMES
