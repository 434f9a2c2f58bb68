"""What stands in the place of what was taken out, in Dutch and in English."""

from __future__ import annotations

LABELS = {
    "email": ("e-mail", "e-mail"),
    "handle": ("account", "handle"),
    "link": ("link", "link"),
    "iban": ("IBAN", "IBAN"),
    "card": ("kaartnummer", "card number"),
    "bsn": ("BSN", "BSN"),
    "document": ("document", "document"),
    "birth": ("geboortedatum", "date of birth"),
    "ip": ("IP-adres", "IP address"),
    "phone": ("telefoon", "phone"),
    "address": ("adres", "address"),
    "plate": ("kenteken", "licence plate"),
    "number": ("nummer", "number"),
    "name": ("naam", "name"),
}
