"""The themes to start with: what customers of a service firm speak of, and what every trade hears."""

from __future__ import annotations

from wallofchange.reading.themes import Theme


def _theme(slug: str, nl: str, en: str, *phrases: str) -> Theme:
    return Theme(slug, nl, en, tuple(phrase.strip() for line in phrases for phrase in line.split(",") if phrase.strip()))


STARTING_LIST: tuple[Theme, ...] = (
    _theme(
        "on-time", "op tijd", "on time",
        "op tijd, te laat, te vroeg, stipt, vertrag*, op de afgesproken tijd, tijdvak, uur later, uur te laat, kwam niet opdagen, "
        "niet komen opdagen, niemand gekomen, kwam niemand, nog niemand, niet gekomen, dagdeel, halve dag vrij, tussen acht en, "
        "tussen tien en, tussen één en, hele dag thuis, binnen een uur, netjes op tijd, keurig op tijd, laat op de dag, liet op zich wachten",
        "on time, late, delay*, punctual*, in time, time window, time slot, no-show, no show, nobody came, never showed up, did not show up, "
        "didn't show, half a day off, between eight and, between ten and, waited all day, hours late, early, overdue, cancel*, ahead of schedule, nobody yet",
    ),
    _theme(
        "who-comes", "weten wie er komt", "knowing who comes",
        "wie er komt, wie er kwam, wie er zou komen, wie komt er, wie er voor de deur, met foto, foto erbij, foto van de monteur, naam en gezicht, zonder naam, "
        "onbekende man, vreemde man, in een hesje, een vreemde, vaste monteur, dezelfde monteur, legitim*, volgen op een kaart, op de kaart volgen, naam van de monteur, steeds een ander, "
        "wist niet wie, wist wie, nog twee adressen",
        "who comes, who was coming, who would come, who is coming, with his picture, with her picture, picture of the engineer, name and a face, in a vest, a stranger, same engineer, "
        "name of the engineer, follow on a map, knew who, know who, photo of, different person every time, two more stops",
    ),
    _theme(
        "fixed-first-time", "in één keer gemaakt", "fixed in one go",
        "in één keer, in een keer, in 1 keer, meteen gemaakt, direct gemaakt, meteen opgelost, direct opgelost, meteen verholpen, weer stuk, opnieuw stuk, nog steeds stuk, "
        "niet opgelost, nog niet opgelost, niet gemaakt, weer kapot, nog steeds kapot, derde keer, tweede keer, vierde keer, terug moeten komen, onderdeel bestel*, onderdeel niet, "
        "onderdeel mist*, verkeerde onderdeel, storing verholpen, gerepareerd, repareren, doet het weer, werkt weer, nog een keer terug, doet het nog steeds niet, gemaakt",
        "in one go, first time, fixed, fix it, repaired, mended, still broken, broken again, not fixed, still not working, second visit, third visit, third time, second time, "
        "wrong part, order a part, missing part, come back twice, works again, working again, not solved, resolved, solved",
    ),
    _theme(
        "phone-wait", "wachten aan de telefoon", "waiting on the phone",
        "wachtrij, in de wacht, aan de telefoon, aan de lijn, wachtmuziek, keuzemenu, kies één, kies een, toets, onbereikbaar, niet bereikbaar, slecht bereikbaar, "
        "telefonisch, bereikbaarheid, minuten wachten, minuten gewacht, doorverbonden, doorverbind*, niemand nam op, nam niet op, niet opgenomen, opgehangen, wachttijd*, lang wachten, terugbel*, "
        "teruggebeld, gebeld, chatbot, robot, bellen",
        "on hold, hold music, on the phone, call centre, call center, phone menu, press one, press three, put through, transferred, hung up, no answer, never picked up, waiting time*, wait time*, "
        "wait times, queue*, called back, call back, calling back, phone line, rang, ring you, bot, chatbot, waited",
    ),
    _theme(
        "listening", "echt luisteren", "really listening",
        "luister*, geluisterd, begrip, meedenk*, dacht mee, denkt mee, meegedacht, serieus genomen, niet serieus, aandacht, nam de tijd, neemt de tijd, nam alle tijd, empath*, invoel*, "
        "gehoord, niet gehoord, afgescheept, niets twee keer, steeds opnieuw uitleggen, weer uitleggen, oprechte, oprecht, een nummer, als een nummer, kaartje, haast, gehaast, afgeraffeld",
        "listen*, understood, understanding, took the time, takes the time, attention, empath*, care*, caring, thoughtful, fobbed off, brushed off, ignored, not heard, felt heard, just a number, "
        "taken seriously, compassion*, hurried, rushed, asked nothing twice, sent a card, explain again",
    ),
    _theme(
        "tidy-work", "nette werkplek", "a tidy workplace",
        "netjes achter, alles opgeruimd, opgeruimd, rommel, rotzooi, zooi, stof, schoenen uit, hoesjes over, sloffen aan, moddervoet*, vieze voet*, stofzuig*, schoon achter, modder, werkplek, "
        "troep, viezigheid, vlekken op, krassen, beschadig*",
        "tidy, tidied, left a mess, mess, muddy, mud, shoe covers, took his shoes off, dust, swept, cleaned up, left it clean, spotless, scratched, workplace, stains, damaged my",
    ),
    _theme(
        "cold-and-worry", "kou en zorgen", "cold and worry",
        "kou, koud, koude, het koud, geen verwarming, geen warm water, zonder verwarming, zonder warm water, bibber*, verkleumd, warm water, kruik*, kachel, baby, zorgen, ongerust, bezorgd, bang, "
        "gaslucht, koolmonoxide, veilig*, onveilig, weer warm, lekker warm, weer warmte, alleenstaand, oude moeder, zieke, warmtekoffer, geruststel*, gerustgesteld",
        "cold, freezing, no heating, no hot water, without heating, without hot water, shiver*, heater, hot-water bottle*, hot water bottle*, baby, worried, worry*, scared, afraid, smell of gas, "
        "carbon monoxide, safe, unsafe, safety, warm again, reassur*, live alone, elderly",
    ),
    _theme(
        "clear-bill", "duidelijke nota", "a clear bill",
        "nota, jaarnota, eindafrekening, afrekening, factuur, facturen, rekening klopt, termijnbedrag, voorschot, bijbetalen, bijbetaling, verkeerd bedrag, incasso, afgeschreven, dubbel betaald, "
        "bedrag klopt, onduidelijke nota, begrijp de nota, snap deze nota, op de bon",
        "bill, bills, billing, invoice*, statement, overcharged, charged twice, direct debit, wrong amount, pay extra, instalment, double charged, charged me, the slip",
    ),
    _theme(
        "rescheduling", "afspraak verzetten", "changing an appointment",
        "afspraak verzet*, verzetten, verzet, afspraak wijzig*, afspraak gewijzigd, afspraak verplaats*, verplaatst, afspraak afgezegd, afgezegd, afzeggen, afspraak maken, nieuwe afspraak, "
        "andere datum, inplannen, ingepland, afspraak gemaakt, plannen van, planning, omboek*, annuler*, geannuleerd",
        "resched*, change the appointment, changed the appointment, moved the appointment, move my appointment, cancelled the appointment, new appointment, make an appointment, making an appointment, "
        "another date, rebook*, book an appointment, appointment, booking, change my flight, changed my flight, reservation",
    ),
    _theme(
        "explanation", "uitleg van het werk", "explaining the work",
        "uitleg, uitgelegd, legde uit, legt uit, uit te leggen, geen uitleg, toelicht*, toegelicht, wat hij deed, wat er gedaan, wat er gemaakt, werkzaamheden verricht, duidelijk verteld, informatie, geïnformeerd, "
        "op de hoogte, niet verteld, niets gehoord, communicatie, advies, tips, snap niet wat",
        "explain*, explanation, what he did, what was done, told me what, work carried out, information, informed, kept me posted, no update*, updates, communicat*, advice, tips, clear instructions, told us nothing",
    ),
    _theme(
        "price", "prijs", "price",
        "prijs, prijzen, prijzig, duur, dure, duurder, goedkoop, goedkope, kosten, voorrijkosten, tarief, tarieven, euro, te veel betaald, prijs-kwaliteit, waar voor je geld, waar voor mijn geld, betaalbaar, "
        "geldklopperij, aanbieding, korting, offerte, waard",
        "price*, pricing, pricey, expensive, cheap*, cost, costs, fee, fees, call-out charge, rate, rates, value for money, worth, afford*, overpriced, rip off, rip-off, ripoff, discount, quote, fare, fares, money, dollars",
    ),
    _theme(
        "app", "app", "app",
        "app, de app, inlog*, inloggen, update van de app, crasht, wachtwoord, pushbericht, melding in de app",
        "app, apps, log in, login, crashes, password, push notification, playlist, android, iphone, ios",
    ),
    _theme(
        "people", "mensen", "people",
        "medewerk*, personeel, monteur*, vakman, klantenservice, service, bediening, ober, obers, serveerster, gastvrouw, gastheer, collega, behulpzaam, behulpzame, vriendelijk*, onvriendelijk*, "
        "onbeschoft*, beleefd*, klantvriendelijk*, aardig*, attent*, bejegening, chauffeur, bezorger, receptie, balie",
        "staff, crew, employee*, agent*, engineer*, mechanic, technician, waiter*, waitress, server, customer service, service, attendant*, friendly, rude, helpful, polite, unhelpful, courteous, professional, "
        "unprofessional, reps, representative*, driver, courier, receptionist, hostess, host, stewardess*, pilot*",
    ),
    _theme(
        "food", "eten en drinken", "food and drink",
        "eten, maaltijd*, gerecht*, keuken, lekker*, smaak*, smakelijk, drank*, drinken, wijn*, bier, koffie, ontbijt, lunch, diner, dessert*, menu, kaart, vlees, vis, soep, frietjes, hapjes, porties",
        "food, meal*, dinner, lunch, breakfast, drink*, wine, beer, coffee, tea, snack*, menu, dish*, taste*, tasty, delicious, dessert*, pizza, sushi, catering, restaurant, buffet, portions",
    ),
    _theme(
        "comfort", "comfort", "comfort",
        "comfort*, zitplaats*, stoel, stoelen, beenruimte, ruimte, krap, bed, bedden, kamer*, lawaai, geluid, rustig, sfeer, gezellig*, inrichting, interieur, terras",
        "comfort*, uncomfortable, seat*, legroom, leg room, cramped, bed, beds, room, rooms, noise, noisy, quiet, atmosphere, ambience, ambiance, decor, recline*, spacious, entertainment, crowded",
    ),
    _theme(
        "cleanliness", "schoon", "cleanliness",
        "schoon*, vies, vieze, smerig*, hygiëne, hygiënisch, toilet*, wc, stinkt, stank, vuil, bevuild",
        "clean, cleaner, cleanliness, cleaning, dirty, filthy, hygien*, toilet*, restroom*, washroom*, bathroom*, smelly, smelled, shower*, stained",
    ),
    _theme(
        "luggage", "bagage", "luggage",
        "bagage, koffer*, handbagage, ruimbagage, tas kwijt",
        "luggage, baggage, suitcase*, carry-on, carry on, bag, bags, lost bag",
    ),
    _theme(
        "delivery", "bezorging", "delivery",
        "bezorg*, levering, geleverd, leveren, pakket*, pakje, verzend*, verzonden, leverti*, bestelling, besteld, nabestelling, thuisbezorgd, track en trace",
        "deliver*, parcel*, package, shipping, shipped, dispatch*, order, ordered, arrived, courier*, tracking",
    ),
    _theme(
        "refund", "geld terug en vergoeding", "refund and compensation",
        "geld terug, terugbetaal*, terugbetaling, restitutie, vergoeding, compensatie, schadevergoeding, retour*, coulance, tegoed, voucher, garantie, excuses, klacht, klachten",
        "refund*, money back, compensat*, reimburs*, return, returned, voucher*, warranty, goodwill, credit, apolog*, complaint*, complain*",
    ),
    _theme(
        "website", "website", "website",
        "website, site, webshop, online, formulier, portaal, webchat, chat, e-mail, mail, mailtje",
        "website, site, web site, online, web page, form, portal, web chat, chat, email*, e-mail, emails, wifi, wi-fi, internet",
    ),
    _theme(
        "product", "kwaliteit", "quality",
        "kwaliteit, product, producten, kapot, stuk, defect, ketel, warmtepomp, thermostaat, apparaat, werkt niet, doet het niet, storing, storingen, lekt, lekkage, levensduur",
        "quality, product*, broken, defect*, faulty, boiler, heat pump, thermostat, device, does not work, doesn't work, not working, breakdown, leak*, battery, screen",
    ),
)
