"""Twelve verbatims that differ in all that a reader looks for."""

from pathlib import Path

SAID = [
    "Ik moest drie keer bellen voor er iemand kwam",
    "De monteur was op tijd en legde alles uit",
    "Het viel me tegen hoe lang het duurde",
    "Beter dan ik had verwacht, echt heel prettig",
    "Wanneer komt er nu eindelijk iemand?",
    "Prima geholpen door de mevrouw aan de telefoon",
    "De rekening klopte niet en niemand belde terug",
    "Netjes opgeruimd en vriendelijk",
    "Het was zoals afgesproken",
    "Vroeger ging dit veel beter",
    "De app werkt niet op mijn telefoon",
    "Snel gemaakt, bedankt",
]


def write(folder: Path) -> Path:
    """A file of them, a day apart, with nothing but a date and the words."""
    rows = [f"2026-02-{10 + place:02};{words}" for place, words in enumerate(SAID)]
    file = folder / "said.csv"
    file.write_text("\n".join(["datum;opmerking", *rows]) + "\n")
    return file
