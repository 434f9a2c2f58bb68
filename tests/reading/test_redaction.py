"""What identifies a person goes; what the sentence is about stays."""

from __future__ import annotations

import pytest

from wallofchange.reading.redaction import redact
from wallofchange.reading.words import Words

HIDDEN = [
    ("Mail naar jan.de-vries@voorbeeld.nl graag.", "Mail naar [e-mail] graag."),
    ("Bel 06-12345678.", "Bel [telefoon]."),
    ("Bel 0612345678 of 06 12 34 56 78.", "Bel [telefoon] of [telefoon]."),
    ("Ons nummer is 0570-123456.", "Ons nummer is [telefoon]."),
    ("Bel +31 6 1234 5678!", "Bel [telefoon]!"),
    ("Bel +32 475 12 34 56 of 0031612345678.", "Bel [telefoon] of [telefoon]."),
    ("IBAN NL91ABNA0417164300.", "IBAN [IBAN]."),
    ("Stort op NL91 ABNA 0417 1643 00 graag.", "Stort op [IBAN] graag."),
    ("Stort op BE68 5390 0754 7034.", "Stort op [IBAN]."),
    ("Mijn BSN is 111222333.", "Mijn BSN is [BSN]."),
    ("Kaart 4111 1111 1111 1111 werkt niet.", "Kaart [kaartnummer] werkt niet."),
    ("Ik woon op 7411 AB 12.", "Ik woon op [adres]."),
    ("Ik woon op 7411AB nr 12-a.", "Ik woon op [adres]."),
    ("Kom naar Brink 3 of de Keizerstraat 12b.", "Kom naar Brink 3 of de [adres]."),
    ("Mijn auto, 12-ABC-3, stond er.", "Mijn auto, [kenteken], stond er."),
    ("Bestelnummer 4432-98-1 is zoek.", "Bestelnummer [nummer] is zoek."),
    ("Klantnummer: 99812734.", "Klantnummer: [nummer]."),
    ("Zie https://voorbeeld.nl/a?b=c.", "Zie [link]."),
    ("Mijn naam is Jan de Vries en ik heb het koud.", "Mijn naam is [naam] en ik heb het koud."),
    ("mijn naam is sanne van dijk en ik bel weer", "mijn naam is [naam] en ik bel weer"),
    ("Beste Anna,\ndank.", "Beste [naam],\ndank."),
    ("Dank. Met vriendelijke groet, J.P. van der Berg", "Dank. Met vriendelijke groet, [naam]"),
    ("Groetjes, Fatima", "Groetjes, [naam]"),
    ("Mevrouw de Boer hielp mij.", "Mevrouw [naam] hielp mij."),
    ("Dhr. Jansen-Smit belde.", "Dhr. [naam] belde."),
    ("Mijn polis 273.427.429 dekt dit niet.", "Mijn polis [nummer] dekt dit niet."),
    ("Serienummer ketel SN9321075619 op de sticker", "Serienummer ketel [nummer] op de sticker"),
    ("Paspoortnummer NRV480154 wilden ze ook.", "Paspoortnummer [document] wilden ze ook."),
    ("Energiecontract 3300481276 loopt af.", "Energiecontract [nummer] loopt af."),
    ("De facturen 2026-0331, 2026-0362 en 2026-0398.", "De facturen [nummer], [nummer]."),
    ("Mijn zoon (09/06/2014) is ziek.", "Mijn zoon ([geboortedatum]) is ziek."),
    ("Geboren te Paramaribo op 27 april 1979.", "Geboren te Paramaribo op [geboortedatum]."),
    ("Lindelaan 203, Wijk bij Duurstede, 3961 AB", "[adres]"),
    ("Mijn oldtimer DE-41-77 staat binnen.", "Mijn oldtimer [kenteken] staat binnen."),
    ("OV-chipkaart 3528 0400 1782 6634 hapert.", "OV-chipkaart [nummer] hapert."),
    ("De decoder, 9C:3D:CF:41:0A:7E, hapert.", "De decoder, [IP-adres], hapert."),
    ("bel zes 28 44 19 07, of 06-eenendertig 44 20 18", "bel [telefoon], of [telefoon]"),
    ("mijn b.s.n. is 9 4 0 0 5 1 5 0 3", "mijn b.s.n. is [BSN]"),
    ("mail d(punt)koster(at)planet(punt)nl of bel", "mail [e-mail] of bel"),
    ("mail hatice apestaart live punt nl", "mail [e-mail]"),
    ("volg apenstaartje jayden underscore 010 maar", "volg [account] maar"),
    ("Truus woont op de Meidoornhof tweeëntwintig", "[naam] woont op de [adres]"),
    ("postcode 6221 b j , huisnr 77", "[adres]"),
    ("lange nieuwstr. 41 a te schiedam", "[adres] te schiedam"),
    ("geboren op drie maart negentienhonderd vijfenzestig", "geboren op [geboortedatum]"),
    ("een bus met V.482.RD erop", "een bus met [kenteken] erop"),
    ("vanaf 77[.]160[.]22[.]9 lukt het niet", "vanaf [IP-adres] lukt het niet"),
    ("bestelling (902 118 443) + (902 118 450) graag", "bestelling ([nummer]) + ([nummer]) graag"),
    ("insta: jayden_010, op de wc", "insta: [account], op de wc"),
    ("De nota 812.44.190 is voldaan.", "De nota [nummer] is voldaan."),
    ("Ons kvk, in uw brief KV-88120, klopt.", "Ons kvk, in uw brief [nummer], klopt."),
    ("Sleutel bij Oosterzijde 12 in Heiloo.", "Sleutel bij [adres] in Heiloo."),
    ("oude singelweg 40 B07, geen bel", "[adres], geen bel"),
    ('antwoord op "els.mulder"@ziggo.nl graag', "antwoord op [e-mail] graag"),
    ('vanaf "145,98,31,207" getypt', 'vanaf "[IP-adres]" getypt'),
    ("DHR KUIPER-AYDIN tekende, niet ik.", "DHR [naam] tekende, niet ik."),
    ("volgens Mevr.Bakker is het rond", "volgens Mevr.[naam] is het rond"),
    ("De portier Faruk zwaaide.", "De portier [naam] zwaaide."),
    ("naam\nOkonkwo", "naam\n[naam]"),
    ("77120-44 = mijn klantnummer, denk ik", "[nummer] = mijn klantnummer, denk ik"),
]
HIDDEN_ENGLISH = [
    ("My name is John Smith and I am cold.", "My name is [name] and I am cold."),
    ("Call me on +44 20 7946 0958.", "Call me on [phone]."),
    ("Mr. Brown was kind.", "Mr. [name] was kind."),
    ("Thank you. Kind regards, Mary O'Neill", "Thank you. Kind regards, [name]"),
    ("Dear Peter, thanks.", "Dear [name], thanks."),
    ("They towed K881 HJS from my spot.", "They towed [licence plate] from my spot."),
    ("The account number on my letter is 7001 9982.", "The account number on my letter is [number]."),
    ("Send it to 4 Orchard Close, Headington, OX3 7RT.", "Send it to [address]."),
    ("The card they left says QF77120948GB.", "The card they left says [number]."),
    ("My booking reference is AB12CD9.", "My booking reference is [number]."),
    ("call oh six one nine, double four, two seven, eight three", "call [phone]"),
    ("ordr nmbr 44o8-2217 (could be a zero)", "ordr nmbr [number] (could be a zero)"),
    ("i live on korte poten 9c above the shop", "i live on [address] above the shop"),
    ("mum was born the 3rd of June, 1957", "mum was born [date of birth]"),
    ("my sort code is 39-99-72", "my sort code is [IBAN]"),
    ("Purchase TR-448120 got cancelled.", "Purchase [number] got cancelled."),
    ("The fine, 7140 0031 4462 8813, is not mine.", "The fine, [number], is not mine."),
    ("Our company number with you is C-8841.", "Our company number with you is [number]."),
    ("ord #5531-0071-B, #5531-0072-B both late", "ord #[number], #[number] both late"),
    ("see insta . com / mira_elk", "see [link]"),
]
KEPT = [
    "Jullie zijn duurder dan bol.com voor de oven.",
    "Dat kost € 14.400 en niet € 1.234,56.",
    "Op 26 oktober 2026 om 13:45 uur was het 12,5 graden.",
    "De ketel is van 2009 en doet het nog, 17 jaar later.",
    "Tussen 8.00 en 13.00 uur; het werd 11:45.",
    "Afspraak op 26-10-2026 of 2026-10-26.",
    "Een 8 van de 10, 100 % tevreden.",
    "In 2024 is de prijs met 1500 euro gestegen.",
    "Ik heb 123456789 keer gebeld.",
    "Vlucht KL1234 naar Rome had 45 minuten vertraging.",
    "Beste team, bedankt.",
    "Beste klantenservice, bedankt.",
    "Dear Sir or Madam, thank you.",
    "Hallo allemaal, tot morgen.",
    "Mijn naam is niet goed gespeld.",
    "De factuur van 2025 klopt niet, en factuur 1.234,50 ook niet.",
    "Groeten uit Deventer kregen we niet.",
    "Kamer 1204 was koud, 3 nachten lang.",
    "In 2026 is alles beter.",
    "De stofzuiger, artikelnummer 8719128664021, kost 189,95.",
    "The kettle, item number 400881, is 39.99.",
    "Het typenummer HR-2870/15 is niet meer leverbaar.",
    "Factuur 1.250.000 euro, en het dossier 2025-2026 ligt er nog.",
    "The number of 20000 in the queue is wrong.",
    "Het paspoort verloopt op 12-05-2031.",
    "Op onze trouwdag (12-05-2019) ging het mis.",
    "Ik belde drie, vier keer en wachtte twee uur; een een, twee keer niets.",
    "Dat punt is me duidelijk, en het streepje op de meter ook.",
    "Pakket zou op 12-05-2024 tussen 0900 en 1200 komen.",
    "I live 12 miles away and drove 25 minutes.",
    "Op 400881 is het artikelnummer te vinden; de TC-12000 en de ISO-27001 niet.",
    "500123 is the number of visitors.",
    "I sent the confirmation number and passenger name on SWA 3104.",
    "Nota 1.250.000 euro, factuur 12.05.2024, opdracht 2024-2025.",
    "Prijzen van 10,20,30,40 en from 120,130,140,150 euro.",
    "MEVROUW ZIT AL TWEE UUR, MENEER LIEP WEG.",
    "De achterzijde 12 cm, Voorzijde 14 cm.",
    "naam\nHet is koud",
    "Met 20 km op de teller, 3x per dag, 4G en 5.1 geluid.",
]


@pytest.mark.parametrize(("text", "bare"), HIDDEN)
def test_what_identifies_a_person_is_hidden(text: str, bare: str) -> None:
    assert redact(Words(text), "nl") == bare


@pytest.mark.parametrize(("text", "bare"), HIDDEN_ENGLISH)
def test_an_english_text_gets_english_labels(text: str, bare: str) -> None:
    assert redact(Words(text), "en") == bare


@pytest.mark.parametrize("text", KEPT)
def test_amounts_dates_and_times_survive(text: str) -> None:
    assert redact(Words(text), "nl") == text
