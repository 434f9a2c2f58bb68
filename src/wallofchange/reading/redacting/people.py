"""Names of persons: known ones by their capital and their place, unknown ones where a word gives "
"them away."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wallofchange.reading.redacting import name_lists as said
from wallofchange.reading.redacting.likely import GIVERS, is_first, is_last, may_name
from wallofchange.reading.redacting.name_lists import lists
from wallofchange.reading.redacting.span import Found
from wallofchange.reading.redacting.tokens import Token, tokens_of
from wallofchange.reading.words import Words

_CAPITAL = re.compile(r"[^\W\d_a-zà-ÿ]")
_INITIAL = re.compile(r"\b[A-Z]\.")
_NO_INITIALS = frozenset(("us", "uk", "eu", "eg", "ie", "ps", "nb", "am", "pm", "bv", "nv", "tv"))
_CLOSE_BEFORE = frozenset(
    ("by", "door", "with", "met", "dankzij", "named", "genaamd", "namens", "thank", "thanks", "bedankt")
)


def find(words: Words, found: Found) -> None:
    """Add the names that stand in the text and are not found yet."""
    if _worth_a_look(words) and may_name(found.rest):
        found.add("name", _Sentence(found.rest).names())


def _worth_a_look(words: Words) -> bool:
    known, lower = lists(), words.lower
    if not known.plain_first.isdisjoint(lower) or "'s" in words.plain:
        return True
    if not _CAPITAL.search(words.text, 1):
        return lower[:1] != [] and (
            lower[0] in known.first or not (said.ROLES.isdisjoint(lower) or known.first.isdisjoint(lower))
        )
    return (
        not known.triggers.isdisjoint(lower)
        or not GIVERS.isdisjoint(lower)
        or "-" in words.text
        or _INITIAL.search(words.text) is not None
    )


class _Sentence:
    """The words of one text, and the questions that are asked of them."""

    def __init__(self, text: str) -> None:
        self.tokens = tokens_of(text)
        self.last_end = -1  # the place after the name that was found last
        small = sum(token.text.islower() for token in self.tokens)
        large = sum(token.text.isupper() and len(token.text) > 1 for token in self.tokens)
        self.flat = large > small or not any(token.text[0].isupper() for token in self.tokens)

    def names(self) -> Iterator[tuple[int, int]]:
        """Where names stand, first to last."""
        known, place = lists(), 0
        while place < len(self.tokens):
            token = self.tokens[place]
            if token.text[0].islower() and token.low not in known.may_begin and "-" not in token.low:
                place += 1
                continue
            end = self._name_from(place)
            if end > place and not self._no_person(place, end):
                self.last_end = end
                yield self.tokens[place].start, self.tokens[end - 1].end
            place = max(end, place + 1)

    def _name_from(self, at: int) -> int:
        """The place after the name that begins here; `at` when none does."""
        token = self.tokens[at]
        if token.text[0].isdigit():
            return at
        if self.flat or token.text.islower():
            return self._small(at) if not self._begins_surname(at) else self._surname(at)
        if token.initial:
            return self._initials(at)
        if token.text.isupper():
            return self._loud(at)
        if self._is_first(token) and (self._plainly_first(token) or self._meant(at)):
            return self._on(at + 1)
        return self._surname(at) or self._given(at) or at

    # --- names that are known

    def _loud(self, at: int) -> int:
        """A name in capitals among ordinary words; KLM, ANA and MIA look the same, so only with a sign."""
        token, after = self.tokens[at], self._next(at)
        if not self._is_first(token) or len(token.text) < 3:
            return at
        followed = after is not None and after.text.isupper() and self._is_last(after) and self._close(at + 1)
        return self._on(at + 1 + followed) if followed or self._announced(at) else at

    def _is_first(self, token: Token) -> bool:
        return is_first(token.low)

    def _plainly_first(self, token: Token) -> bool:
        return token.low not in lists().ordinary

    def _meant(self, at: int) -> bool:
        """Whether a name that is a word as well stands for a person here."""
        after = self._next(at)
        if after and self._surname_follows(at + 1):
            return True
        if (
            self._thanked(at)
            or self._kind(at)
            or self._announced(at)
            or self._seated(at)
            or self._beside_a_name(at)
            or self._signs(at)
            or (self._before(at) in _CLOSE_BEFORE and self.tokens[at].low not in said.MONTHS)
        ):
            return not (after and after.text[0].isupper() and after.low not in lists().last)
        return self._verb_after(at)

    def _thanked(self, at: int) -> bool:
        return self._follows(at, said.THANKS)

    def _seated(self, at: int) -> bool:
        """ "Hope at the desk", "Merel van personeelszaken"."""
        row = [token.low for token in self.tokens[at + 1 : at + 5]]
        close = (
            len(row) > 1
            and self._close(at + 1)
            and row[0] in ("at", "from", "behind", "van", "achter", "aan", "bij", "in", "on")
        )
        return close and not said.SEATS.isdisjoint(row[1:]) and self.tokens[at].low not in said.MONTHS

    def _beside_a_name(self, at: int) -> bool:
        """ "Jack and Poppy"."""
        return at > 1 and at - 1 == self.last_end and self.tokens[at - 1].low in ("and", "en")

    def _signs(self, at: int) -> bool:
        """ "Thanks, Sue" at the very end."""
        before = self.tokens[at - 1].low if at else ""
        ends = before in ("thanks", "wishes", "love", "liefs", "bedankt", "dank", "best")
        return ends and at + 1 == len(self.tokens) and self.tokens[at].gap.strip() in (",", "")

    def _kind(self, at: int) -> bool:
        """ "Rose was so kind": said of a person, hardly of a flower."""
        row = self.tokens[at + 1 : at + 3]
        person = len(row) == 2 and row[0].low in ("was", "is") and row[1].low in said.KIND
        return person and self.tokens[at].low not in said.MONTHS and self._close(at + 1)

    def _surname_follows(self, at: int) -> bool:
        place = at
        while place < len(self.tokens) and self.tokens[place].low in said.BEGINNERS and self._close(place):
            place += 1
        if place >= len(self.tokens) or not self._close(place):
            return False
        token = self.tokens[place]
        big = token.titled and token.low not in said.FUNCTION_WORDS and token.low not in said.AFTER_NO_NAME
        return big and (place > at or self._is_last(token) or self._is_first(token))

    def _is_last(self, token: Token) -> bool:
        return is_last(token.low)

    def _on(self, at: int) -> int:
        """As far as the name goes on: initials, particles and capitals, or known surnames without one."""
        end = place = at
        while place < len(self.tokens) and self._close(place) and place < at + 6:
            token = self.tokens[place]
            if token.low in said.PARTICLES and not token.titled:
                place += 1
                continue
            if not self._goes_on(token, after_particle=place > end):
                break
            place += 1
            end = place
        return end

    def _goes_on(self, token: Token, *, after_particle: bool) -> bool:
        if token.text[0].isdigit() or token.low in said.FUNCTION_WORDS:
            return token.text in ("De", "Den", "Van")
        if token.titled or token.initial:
            return token.low not in said.AFTER_NO_NAME or token.low in lists().last
        known = lists()
        if token.text.isupper() and not self.flat:
            return False
        return token.low in known.plain_last and (after_particle or token.low not in known.ordinary)

    # --- surnames and initials

    def _begins_surname(self, at: int) -> bool:
        return self.tokens[at].low in said.BEGINNERS and not self.flat

    def _surname(self, at: int) -> int:
        """A surname without a first name: with its particles, or a plain one in the middle of a sentence."""
        place = at
        while (
            place < len(self.tokens)
            and self.tokens[place].low in said.BEGINNERS
            and (place == at or self._close(place))
        ):
            place += 1
        if place >= len(self.tokens) or (place > at and not self._close(place)):
            return at if place > at else 0
        token = self.tokens[place]
        if not (token.titled and self._is_last(token)):
            return at if place > at else 0
        if self._sure_surname(at, place):
            start_big = place > at or not token.opens or self._on(place + 1) > place + 1
            return self._on(place + 1) if start_big or self._verb_after(place) else 0
        return at if place > at else 0

    def _sure_surname(self, at: int, place: int) -> bool:
        token, particles = self.tokens[place], place - at
        plain = token.low not in lists().ordinary and token.low not in lists().singles
        if particles >= 2:
            return True
        if particles == 1:
            fits = self.tokens[at].low in ("de", "den") and token.low in said.SURELY_A_SURNAME
            return plain or fits or self._verb_after(place) or self._announced(at)
        if not plain or self._before(at) in ("bij", "from", "at", "van", "naar", "to", "in", "op"):
            return plain and self._verb_after(place) and self._before(at) != "in"
        after = self._next(at)
        if after and after.titled and self._close(at + 1) and self._is_first(after):
            return True  # the surname first, as many Asian names are written
        alone = after is None or not after.titled or not self._close(at + 1) or self._is_last(after)
        return alone and not token.opens

    def _verb_after(self, at: int) -> bool:
        after = self._next(at)
        return bool(after and after.low in said.SURE_VERBS and self._close(at + 1))

    def _initials(self, at: int) -> int:
        place = at
        while (
            place < len(self.tokens) and self.tokens[place].initial and (place == at or self._dotted(place))
        ):
            place += 1
        many = place - at
        while place < len(self.tokens) and self.tokens[place].low in said.PARTICLES and self._dotted(place):
            place += 1
        if place >= len(self.tokens) or not self._dotted(place):
            return at
        token = self.tokens[place]
        if not token.titled or token.low in said.FUNCTION_WORDS or token.low in said.AFTER_NO_NAME:
            return at
        if many == 1 and "." not in self.tokens[at + 1].gap:
            return at
        if "".join(each.low for each in self.tokens[at : at + many]) in _NO_INITIALS:
            return at
        sure = (
            many > 1
            or place > at + many
            or self._announced(at)
            or (self._is_last(token) and "." in token.gap)
        )
        return self._on(place + 1) if sure else at

    # --- names that only their place gives away

    def _given(self, at: int) -> int:
        """An unknown name with a capital, after "collega", "helped by" and the like."""
        token = self.tokens[at]
        if not token.titled or token.low in said.FUNCTION_WORDS or token.low in said.AFTER_NO_NAME:
            return 0
        known = lists()
        strange = (
            token.low not in known.first | known.last if len(token.text) < 3 else token.low in known.singles
        )
        if strange or (
            token.low in known.ordinary and not self._is_first(token) and not self._verb_after(at)
        ):
            return 0
        return self._on(at + 1) if self._announced(at) else 0

    def _small(self, at: int) -> int:
        """A name in a text without capitals, or one that somebody did not give its capital."""
        token = self.tokens[at]
        if not self._is_first(token):
            return at
        known = lists()
        if not self._plainly_first(token) or (token.low in said.NEVER_SMALL and not self._announced(at)):
            meant = (
                len(token.low) > 2
                and self._before(at) in said.ROLES
                and not token.opens
                and not self._owned(at)
                and token.low not in said.PARTICLES
            )
            follows = (
                at + 1 < len(self.tokens) and self._close(at + 1) and self.tokens[at + 1].low in said.VERBS
            )
            return self._small_on(at + 1) if meant and (follows or at + 1 == len(self.tokens)) else at
        if (
            len(token.low) >= 5 - self.flat
            or self._follows(at, said.I_AM)
            or self._announced(at)
            or self._thanked(at)
            or self._before(at) in _CLOSE_BEFORE
        ):
            return self._small_on(at + 1)
        close = at + 1 < len(self.tokens) and self._close(at + 1)
        named = close and (
            self.tokens[at + 1].low in said.SURE_VERBS or self.tokens[at + 1].low in known.plain_last
        )
        return self._small_on(at + 1) if named and len(token.low) > 2 else at

    def _small_on(self, at: int) -> int:
        end = self._on(at)
        known, place = lists(), end
        while place < len(self.tokens) and self._close(place) and self.tokens[place].low in said.BEGINNERS:
            place += 1
        if place < len(self.tokens) and self._close(place):
            token = self.tokens[place]
            if token.low in known.plain_last or (
                place > end and token.low in known.last and token.low not in said.FUNCTION_WORDS
            ):
                return place + 1
        return end

    # --- what stands around a name

    def _announced(self, at: int) -> bool:
        if at == 0 or not self._close(at):
            return False
        before = self.tokens[at - 1]
        if self._owned(at):
            return False
        if (
            before.low in said.ROLES
            or before.low.rsplit("-", 1)[-1] in said.TAILS
            or before.low.endswith(tuple(said.TAILS))
        ):
            return True
        return self._follows(at, said.STRONG_BY)

    def _owned(self, at: int) -> bool:
        """ "my mother's bill": what is hers is no name of hers."""
        before, token = self.tokens[at - 1], self.tokens[at]
        return before.end + len(token.gap) < token.start

    def _follows(self, at: int, phrases: tuple[str, ...]) -> bool:
        if at == 0 or not self._close(at):
            return False
        before = " " + " ".join(token.low for token in self.tokens[max(0, at - 4) : at])
        return any(before.endswith(phrase) and before[-len(phrase) - 1] == " " for phrase in phrases)

    def _no_person(self, at: int, end: int) -> bool:
        """A company, a place, a saint, a month: what holds a name and is none."""
        known, first = lists(), self.tokens[at]
        if self._before(at) in said.BEFORE_NO_NAME and (
            end - at == 1 or self._before(at) in ("san", "sint", "st", "santa")
        ):
            return self._close(at)
        after = self._next(end - 1)
        if (
            after
            and self._close(end)
            and (after.low in said.AFTER_NO_NAME and (after.titled or after.low in ("bv", "nv")))
        ):
            return True
        if end - at == 1 and self._beside_number(at, end):
            return True
        low = [token.low for token in self.tokens[at : at + 5]]
        starts = [at, at - 1] if at else [at]
        for start in starts:
            low = [token.low for token in self.tokens[start : start + 5]]
            if any(tuple(low[: len(words)]) == words for words in known.phrases.get(low[0], ())):
                return True
        return end - at == 1 and first.low in known.singles and not (self._announced(at) or self._thanked(at))

    def _beside_number(self, at: int, end: int) -> bool:
        if self.tokens[at].low not in said.MONTHS:
            return False
        after = self._next(end - 1)
        return (at > 0 and self.tokens[at - 1].text[0].isdigit()) or bool(after and after.text[0].isdigit())

    def _before(self, at: int) -> str:
        return self.tokens[at - 1].low if at and self._close(at) else ""

    def _next(self, at: int) -> Token | None:
        return self.tokens[at + 1] if at + 1 < len(self.tokens) else None

    def _close(self, at: int) -> bool:
        """Whether only a space stands before it."""
        return self.tokens[at].gap in (" ", "  ", " '", " ’", ". ") and not (
            self.tokens[at].gap == ". " and not self.tokens[at - 1].initial
        )

    def _dotted(self, at: int) -> bool:
        return self.tokens[at].gap in (".", ". ", " ")
