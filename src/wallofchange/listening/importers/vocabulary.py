"""The names that columns have, in Dutch and English, as `plain()` writes them.

`=` names the whole header (as good as certain), `~` a part of a longer one (likely), `!` a word that
says it is something else, unless the whole header is listed; `?` a word that says it all the same, such as
the reason in "what is the reason for this score". Extend it here; nothing else changes.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_WORDS = """
id = id, response id, responseid, review id, tweet id, signal id, submission id, respondent id, record id
id = uuid, external id, antwoord id, reactie id, volgnummer, volgnr, nr, nummer, referentie, reference
id = case id, ticket id
id ~ response id, review id, antwoord id, reactie id
id ! main, in response, reply, parent, author, user, customer, collector, batch, chat, network
text = text, tekst, comment, comments, opmerking, opmerkingen, toelichting, feedback, review, review text
text = verbatim, verbatims, reactie, message, bericht, content, body, klacht, inhoud, omschrijving, tweet
text = review content, words, klantreactie, open antwoord, open answer, antwoord, waarom, why, reden, reason
text ~ comment, opmerking, toelichting, feedback, verbatim, waarom, why, tekst, text, verbeter, improve
text ~ wat kan beter, wat kunnen we, wat zegt, what could, what can, vertel, tell us, explain, leg uit
text ~ suggesti, reden, reason, review
text ! topic, topics, sentiment, label, labels, id, date, datum, millis, link, url, group, code, count
text ! rating, score, cijfer, title, titel
text ? waarom, why, reden, reason, toelicht, explain, leg uit
title = title, titel, onderwerp, subject, kop, headline, review title, samenvatting, summary
title ~ review title
score = score, cijfer, rapportcijfer, rating, overall, overall rating, overall score, eindcijfer, nps
score = totaalscore, nps score, aanbeveling, aanbevelingsscore, waardering, beoordeling, tevredenheid
score = star rating, stars, sterren, csat, ces, grade, satisfaction, satisfaction score, review stars
score ~ overall rating, score, cijfer, nps, rating, aanbeve, recommend, tevreden, satisf, waardering
score ~ sterren, stars
score ! confidence, count, aantal, id, group, topic, topics, duration, progress, number, nummer, year
score ! jaar, leeftijd, age, gold, waarom, why, reden, reason, toelichting
time = date, datum, time, tijd, timestamp, tijdstip, created, created at, recorded date, submit date
time = submitdate, submitted at, collected at, end date, enddate, review date, invuldatum, ingevuld op
time = datum ingevuld, datestamp, said at, datum tijd, date time, completed at, ontvangen op, received at
time = response date, reactiedatum
time ~ submit, recorded, ingevuld, created, datum, date, timestamp
time ! visit, visited, flown, birth, geboorte, geboortedatum, update, updated, due, start, reply, response
time ! order, bestel, besteldatum
customer = customer, klant, klantnummer, klant id, customer id, customer number, client id, email, e mail
customer = email address, emailadres, e mailadres, relatienummer, author id, user id, userid, respondent
customer = debiteurnummer, contact id, customer email, klantnr, relatie id, external reference, user email
customer ~ klantnummer, klant id, customer id, relatienummer, email, e mail
customer ! name, naam, type, satisfaction
channel = channel, kanaal, bron, source, medium, via, distribution channel, contactkanaal
channel ~ channel, kanaal
moment = moment, klantmoment, touchpoint, contactmoment, contact moment, journey step, stap, fase, phase
moment = moment of truth, proces
moment ~ touchpoint, klantmoment, contactmoment
unit = unit, district, wijk, regio, region, vestiging, filiaal, branch, store, winkel, team, afdeling
unit = department, locatie, location, kantoor, office, eenheid, airline, airline name, airport name
unit = lounge name, company, bedrijf, merk, brand, package name, hotel, restaurant, shop
unit ~ vestiging, filiaal, afdeling, district, branch
language = language, taal, lang, user language, startlanguage, start language, reviewer language
language = review language, locale
expectation = expectation, verwachting, expectations, verwachtingen, verwacht, disconfirmation
expectation ~ verwacht, expect
expectation ! score, cijfer
question = question, vraag, question id, vraag id, question version, vraagversie, vraagtekst
inbound = inbound, is inbound, van klant, from customer
reply = reply, our reply, ons antwoord, antwoord van ons, developer reply text, company response
reply = response text, review reply, companyreply, reply text
reply ~ developer reply, company response, our reply, ons antwoord, company reply
"""

PERSONAL = re.compile(
    r"\b(name|naam|voornaam|achternaam|first ?name|last ?name|e ?mail\w*|ip|ip ?address|phone|telefoon\w*"
    r"|tel|mobiel|address|adres|straat|street|postcode|zip|latitude|longitude|location|recipient|author"
    r"|user ?name|birth|geboorte\w*|bsn|iban|device|link|url)\b"
)


class Vocabulary(NamedTuple):
    """The names of one field."""

    whole: frozenset[str]
    within: re.Pattern[str] | None
    never: re.Pattern[str] | None
    after_all: re.Pattern[str] | None


def _read() -> dict[str, Vocabulary]:
    sorts: dict[str, dict[str, list[str]]] = {}
    for line in _WORDS.strip().splitlines():
        field, sort, words = line.split(" ", 2)
        sorts.setdefault(field, {}).setdefault(sort, []).extend(words.split(", "))
    return {
        field: Vocabulary(
            frozenset(words["="]),
            re.compile(rf"\b(?:{'|'.join(words['~'])})") if "~" in words else None,
            re.compile(rf"\b(?:{'|'.join(words['!'])})\b") if "!" in words else None,
            re.compile(rf"\b(?:{'|'.join(words['?'])})") if "?" in words else None,
        )
        for field, words in sorts.items()
    }


VOCABULARY = _read()
FIELDS = tuple(VOCABULARY)
