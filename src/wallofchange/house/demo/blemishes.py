"""What makes writing human: no capitals, a slip, a face, a number to be taken out, two languages."""

from typing import TYPE_CHECKING, Final

from .lexicon import EMOJI, FOREIGN

if TYPE_CHECKING:
    from .wording import Voice

LOWER_CASE, SLIP, FACE, PERSONAL, MIXED = 0.20, 0.06, 0.04, 0.03, 0.01
SURNAMES: Final = (
    "Tuinstra-Blok",
    "van der Kwast",
    "Oosterling",
    "Prikkebeen",
    "ter Horst-Brand",
    "Sijbrandij",
    "Molenkamp",
)
BANK: Final = "WARM"  # no bank has this code


def add(text: str, voice: "Voice") -> str:
    """Return the text as its writer would have left it. Each chance is its own."""
    draw = _chances(voice)
    if draw[4] < MIXED:
        text = f"{text} {_one(FOREIGN[voice.words.language], draw[4] / MIXED)}"
    if draw[3] < PERSONAL:
        text = f"{text} {_personal(voice.words.language, draw[3] / PERSONAL)}"
    if draw[1] < SLIP:
        text = _slip(text, draw[1] / SLIP)
    if draw[0] < LOWER_CASE and voice.channel not in ("note", "portal"):
        text = text.lower() if draw[3] >= PERSONAL else text
    if draw[2] < FACE:
        text = f"{text} {_one(EMOJI[voice.side], draw[2] / FACE)}"
    return text


def iban(account: int) -> str:
    """Return an IBAN with valid check digits at a bank that does not exist."""
    number = f"{account % 10**10:010d}"
    digits = "".join(str(int(letter, 36)) for letter in f"{BANK}{number}NL00")
    return f"NL{98 - int(digits) % 97:02d}{BANK}{number}"


def _chances(voice: "Voice") -> list[float]:
    """Take fresh-looking chances from digits that the sentences did not use."""
    return [(value * 1e6) % 1 for value in (*voice.draws[13:16], voice.draws[0], voice.draws[1])]


def _one(choices: tuple[str, ...] | str, draw: float) -> str:
    return choices[min(int(draw * len(choices)), len(choices) - 1)]


def _slip(text: str, draw: float) -> str:
    """Swap two letters inside a longer word."""
    words = text.split(" ")
    long = [place for place, word in enumerate(words) if len(word) > 5 and word.isalpha()]
    if not long:
        return text
    place = long[int(draw * len(long)) % len(long)]
    word = words[place]
    at = 2 + int(draw * 7919) % (len(word) - 4)
    words[place] = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    return " ".join(words)


def _personal(language: str, draw: float) -> str:
    number = int(draw * 1e7)
    name = _one(SURNAMES, (draw * 97) % 1)
    phone = f"06-{10_000_000 + number * 7 % 89_999_999:08d}"
    postcode = f"{7400 + number % 99} {'BCDFGHJK'[number % 8]}{'LMNPRTVW'[number // 8 % 8]}"
    dutch = (f"Mijn naam is {name}.", f"U bereikt mij op {phone}.", f"Ons adres is {postcode}, nummer "
    f"{number % 180 + 1}.",
             f"Graag terugstorten op {iban(number * 131)}.", f"Groet, mevrouw {name}, {phone}")  # fmt: skip
    english = (f"My name is {name}.", f"You can reach me on {phone}.", f"Our address is {postcode}, "
    f"number {number % 180 + 1}.",
               f"Please pay it back to {iban(number * 131)}.", f"Regards, Mrs {name}, {phone}")  # fmt: skip
    return _one(dutch if language == "nl" else english, draw)
