"""The words of one text, and what the words around a place in it tell of who stands there."""

from __future__ import annotations

from wallofchange.reading.redacting import name_lists as said
from wallofchange.reading.redacting.name_lists import lists
from wallofchange.reading.redacting.tokens import Token, tokens_of

_CLOSE_BEFORE = frozenset(
    (
        "by", "door", "with", "met", "dankzij", "named", "genaamd", "namens", "thank", "thanks", "bedankt",
        "asked", "told", "volgens", "vroeg", "sprak", "spoke", "compliment", "complimenten",
        "without", "zonder",
    )
)  # fmt: skip
_TAILS = tuple(said.TAILS)
_THANKING = frozenset(("thanks", "wishes", "love", "liefs", "bedankt", "dank", "best"))
_CLOSING_SIGNS = ("", ",", ".", ":", "!", ".,")


class Sentence:
    """A row of words, and the questions about the neighbours of one of them; `at` is its place in the row."""

    def __init__(self, text: str) -> None:
        self.tokens = tokens_of(text)
        self.last_end = -1  # the place after the name that was found last
        small = sum(token.text.islower() for token in self.tokens)
        large = sum(token.text.isupper() and len(token.text) > 1 for token in self.tokens)
        self.flat = large > small or not any(token.text[0].isupper() for token in self.tokens)

    def before(self, at: int) -> str:
        return self.tokens[at - 1].low if at and self.close(at) else ""

    def next(self, at: int) -> Token | None:
        return self.tokens[at + 1] if at + 1 < len(self.tokens) else None

    def close(self, at: int) -> bool:
        """Whether only a space stands before it."""
        return self.tokens[at].gap in (" ", "  ", " '", " ’", ". ") and not (
            self.tokens[at].gap == ". " and not self.tokens[at - 1].initial
        )

    def dotted(self, at: int) -> bool:
        return self.tokens[at].gap in (".", ". ", " ")

    def past_beginners(self, at: int) -> int:
        """The place after what begins a surname, such as "van de": never more than four words on."""
        place, far = at, min(len(self.tokens), at + 4)
        while place < far and self.tokens[place].low in said.BEGINNERS and self.close(place):
            place += 1
        return place

    def verb_after(self, at: int) -> bool:
        after = self.next(at)
        return bool(after and after.low in said.SURE_VERBS and self.close(at + 1))

    def announced(self, at: int) -> bool:
        if at and self._set_apart(at):
            return True
        if at == 0 or not self.close(at):
            return False
        before = self.tokens[at - 1]
        if self.owned(at):
            return False
        if before.low in said.ROLES or before.low.endswith(_TAILS):
            return True
        return self.follows(at, said.STRONG_BY)

    def _set_apart(self, at: int) -> bool:
        """ "de monteur, Evi, was op tijd"."""
        if self.tokens[at].gap != ", " or self.tokens[at - 1].low not in said.ROLES:
            return False
        return any(token.gap == ", " for token in self.tokens[at + 1 : at + 4])

    def owned(self, at: int) -> bool:
        """ "my mother's bill": what is hers is no name of hers."""
        before, token = self.tokens[at - 1], self.tokens[at]
        return before.end + len(token.gap) < token.start

    def follows(self, at: int, phrases: tuple[str, ...]) -> bool:
        if at == 0 or not self.close(at):
            return False
        before = " " + " ".join(token.low for token in self.tokens[max(0, at - 4) : at])
        return any(before.endswith(phrase) and before[-len(phrase) - 1] == " " for phrase in phrases)

    def led_to(self, at: int) -> bool:
        """ "by Rose", "met Merel", "according to Sue"."""
        return self.before(at) in _CLOSE_BEFORE or self.follows(at, said.TOLD_BY)

    def thanked(self, at: int) -> bool:
        return self.follows(at, said.THANKS)

    def seated(self, at: int, far: int = 3) -> bool:
        """ "Hope at the desk", "Merel van personeelszaken": a seat not more than `far` words on."""
        row = [token.low for token in self.tokens[at + 1 : at + 2 + far]]
        close = (
            len(row) > 1
            and self.close(at + 1)
            and row[0] in ("at", "from", "behind", "van", "achter", "aan", "bij", "in", "on", "vd")
        )
        return close and not said.SEATS.isdisjoint(row[1:]) and self.tokens[at].low not in said.MONTHS

    def beside_a_name(self, at: int) -> bool:
        """ "Jack and Poppy", "annelies/koos"."""
        if at and at == self.last_end and self.tokens[at].gap == "/":
            return True
        return at > 1 and at - 1 == self.last_end and self.tokens[at - 1].low in ("and", "en")

    def signs(self, at: int) -> bool:
        """ "Thanks, Sue" at the very end."""
        before = self.tokens[at - 1].low if at else ""
        thanked = before in said.THANKS_IN_SHORT or before in _THANKING
        return (thanked and self._ends(at) and self.tokens[at].gap.strip() in (",", "")) or self.closes(at)

    def closes(self, at: int) -> bool:
        """ "gr ton", "groetjes van jet", "thnx amber x": under a letter, so it needs no capital."""
        token = self.tokens[at]
        if not at or token.low in said.MONTHS or token.gap.strip(" \n") not in _CLOSING_SIGNS:
            return False
        before = self.tokens[at - 1].low
        if before in ("van", "from") and at > 1:
            before = self.tokens[at - 2].low
        if before in said.CLOSERS:
            return self._ends(at)
        kissed = at + 1 < len(self.tokens) and self._ends(at)
        return kissed and (before in said.THANKS_IN_SHORT or before in _THANKING)

    def _ends(self, at: int) -> bool:
        """Whether nothing but kisses comes after it, on its line."""
        after = self.tokens[at + 1 : at + 3]
        if after and "\n" in after[0].gap:
            return True
        return len(self.tokens) <= at + 3 and all(not token.low.strip("xo") for token in after)

    def hedged(self, at: int) -> bool:
        """ "Mona, I think": who is not sure of a name."""
        after = self.tokens[at + 1 : at + 4]
        if not after or after[0].gap not in (" ", ", "):
            return False
        row = " ".join(token.low for token in after)
        return any(row == phrase or row.startswith(f"{phrase} ") for phrase in said.HEDGES)

    def here(self, at: int) -> bool:
        """ "sem hier, mijn fiets is nog niet klaar": who it is that writes or speaks."""
        after = self.tokens[at + 1 : at + 3]
        if not self.tokens[at].opens or not after or after[0].low not in ("hier", "here"):
            return False
        return after[0].gap == " " and (len(after) == 1 or after[1].gap[:1] in ",.!:;-")

    def with_a_name(self, at: int) -> bool:
        """ "Bep en Gerard": the second is surely a name, so the first is one too."""
        after = self.tokens[at + 1 : at + 3]
        if self.before(at) in ("to", "from", "in", "at", "naar", "uit", "tussen", "between"):
            return False
        joined = len(after) == 2 and after[0].low in ("en", "and", "&") and after[1].titled
        if not joined or not after[0].gap == after[1].gap == " ":
            return False
        return after[1].low in lists().plain_first or (after[1].low in lists().first and self.seated(at + 2))

    def spelt(self, at: int) -> bool:
        """ "de m van marie", "d for David": a name that stands for a letter."""
        before = [token.low for token in self.tokens[max(0, at - 3) : at]]
        letter = len(before) == 3 and before[0] in ("de", "een", "the", "a") and len(before[1]) == 1
        return letter and before[2] in ("van", "for", "als", "as")

    def kind(self, at: int) -> bool:
        """ "Rose was so kind": said of a person, hardly of a flower."""
        row = self.tokens[at + 1 : at + 3]
        person = len(row) == 2 and row[0].low in ("was", "is") and row[1].low in said.KIND
        return person and self.tokens[at].low not in said.MONTHS and self.close(at + 1)
