"""What a customer would notice that day: the last line of a day-start."""

from typing import Final

TODAY_A_CUSTOMER_NOTICES: Final = (
    "Wie op een onderdeel wacht, hoort voor tien uur hoe het ervoor staat.",
    "Mevrouw in Raalte krijgt eindelijk haar naam goed geschreven op de nota.",
    "We vragen eerst of het warm genoeg is en dan pas het klantnummer.",
    "De drie die sinds gisteren wachten zijn voor de koffie gebeld.",
    "Iemand die boos was krijgt dezelfde adviseur weer aan de lijn.",
    "Wie vraagt hoe laat, krijgt een uur en geen dagdeel.",
    "Een huurder hoort het van ons en niet van de corporatie.",
    "De monteur belt zelf als hij later is.",
    "Wie verhuist krijgt één telefoontje en geen drie formulieren.",
    "We lezen terug wat we begrepen hebben, in hun woorden.",
    "Een klant die een compliment gaf, hoort dat het is aangekomen.",
    "Niemand wordt vandaag twee keer doorverbonden.",
    "De mailtjes van het weekend zijn om elf uur beantwoord.",
    "Wie belt hoort hoe lang het echt duurt.",
    "We zeggen eerlijk dat het onderdeel er morgen nog niet is.",
    "Bij wie alleen woont sturen we de naam van de monteur vooraf.",
    "De dame van tachtig krijgt papier, geen app.",
    "We bellen de vijf die vorige week tevreden waren: waar lag het aan?",
    "Een klant krijgt antwoord op de vraag die hij niet durfde te stellen.",
    "Wie een foto stuurt, krijgt een mens die ernaar keek.",
)

# What was promised on Friday: who, what, and what was said of it since.
PROMISED_ON_FRIDAY: Final = (
    ("sefa", "Mevrouw uit Lochem bellen over de nota van haar man", "done"),
    ("anna", "Vragen of de wachttekst in één zin kan", "done"),
    ("tom", "Met Digitaal afspreken waar de foto bij de bon komt te staan", "help"),
)
