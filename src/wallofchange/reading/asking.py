"""Does a text ask for an answer: a question to us, a request to be called, something still open."""

from __future__ import annotations

from wallofchange.reading.words import Phrase, Words


def asks_answer(words: Words) -> bool:
    """Whether the writer waits for one of us to say something back."""
    return any(phrase.is_in(words) for phrase in _ASKING) or ("?" in words.text and _QUESTION.is_in(words))


_ASKING = (
    Phrase(
        "bel bele belt mail app antw reag schr terug",
        r"\b(?:bel|mail|app|antwoord|reageer|schrijf)(?:en|t)?\s(?:u\s|jullie\s|je\s)?(?:mij|me|ons|alstublieft|aub|svp)\b|"
        r"\bterug\s?bel|teruggebeld (?:te )?worden|wil(?:len)? .{0,20}teruggebeld|terug te bellen",
    ),
    Phrase(
        "graag",
        r"\bgraag\s(?:(?:een|uw|jullie|snel|spoedig|nog|alsnog|wel|even)\s)*(?:reactie|antwoord|contact|hulp|bericht|uitleg|"
        r"terugkoppeling|oplossing|teruggebeld|teruggeld|weten|horen|verne\w+)|(?:hoor|verneem|ontvang|zie)\s(?:\w+\s)?graag",
    ),
    Phrase(
        "wil wille wilt zou zoud kunt kan kun kunn",
        r"\b(?:willen|wilt|zou|zouden|kunt|kan|kun|kunnen)\s(?:u|jullie|je|iemand|ik|wij|we)\b[^.!?]{0,80}\?|"
        r"\b(?:ik|wij|we)\s(?:wil|willen|eis|eisen)\s(?:\w+\s){0,3}(?:geld|terug|oplossing|compensatie|vergoeding|uitleg|excuses|antwoord)",
    ),
    Phrase(
        "wach",
        r"\b(?:wacht|wachten)\s(?:\w+\s){0,4}op\s(?:(?:een|uw|jullie|mijn|ons|het)\s)?(?:antwoord|reactie|terug\w*|geld|oplossing|"
        r"bericht|telefoontje|monteur|onderdeel)",
    ),
    Phrase(
        "nog niet niks",
        r"\bnog\s(?:steeds\s|altijd\s)?(?:geen|niets|niks)\s(?:\w+\s){0,3}(?:gehoord|antwoord|reactie|ontvangen|vernomen|teruggehoord)",
    ),
    Phrase("laat neem", r"\blaat (?:het )?(?:mij|me|ons) (?:even |snel )?weten|\bneem\s(?:\w+\s){0,3}contact"),
    Phrase(
        "plea pls kind",
        r"\b(?:please|pls|kindly)\s(?:\w+\s){0,2}(?:call|ring|contact|reply|respond|help|email|answer|advise|explain|let|fix|send|get|dm|refund)\b",
    ),
    Phrase(
        "call ring phon emai cont text get let look",
        r"\b(?:call|ring|phone|email|contact|text)\s(?:me|us)\b|\bget back to (?:me|us)|\blet (?:me|us) know|"
        r"\blook(?:ing)? forward to (?:your|hear)",
    ),
    Phrase(
        "wait",
        r"\b(?:still\s)?(?:waiting|wait)\s(?:\w+\s){0,3}(?:for|on)\s(?:(?:a|an|your|my|the|some)\s)?(?:reply|response|answer|refund|call|"
        r"callback|money|solution|engineer)",
    ),
    Phrase("repl resp answ", r"\b(?:no|not had a|haven't had an?|never got an?y?|without an?y?)\s(?:reply|response|answer)\b"),
    Phrase("can coul woul will", r"\b(?:can|could|would|will)\s(?:you|someone|somebody|i|we|anyone)\b[^.!?]{0,80}\?"),
    Phrase(
        "want dema expe need like",
        r"\bi\s(?:want|demand|expect|need|would like|'d like)\s(?:\w+\s){0,3}(?:refund|money back|answer|explanation|compensation|"
        r"apology|help|call|reply|response)",
    ),
)
_QUESTION = Phrase(
    "wann hoe waar wat welk wie is zijn kan kunt kunn mag moet heb hebb klop komt krij when how why wher what whic who are can do does "
    "did may will any has have",
    r"(?:^|[.!?\n,;:]\s*|\b(?:en|maar|and|but|so|dus)\s)(?:@\w+\s+)*"
    r"(?:wanneer|hoe|waarom|waar|wat|welke?|wie|is|zijn|kan|kunt|kunnen|mag|moet|heb|hebben|klopt|komt|krijg|when|how|why|where|"
    r"what|which|who|is|are|can|do|does|did|may|will|any|has|have)\b[^.!?\n]{3,120}\?",
)
