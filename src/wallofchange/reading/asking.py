"""Does a text ask for an answer: a question to us, a request to be called, something still open."""

from __future__ import annotations

import re

_DUTCH = (
    r"\b(?:bel|mail|app|antwoord|reageer|schrijf)(?:en|t)?\s(?:u|jullie|je)?\s?(?:mij|me|ons|alstublieft|aub|svp)\b|terug\s?bel|teruggebeld|terug te bellen|"
    r"graag\s(?:een\s)?(?:reactie|antwoord|contact|hulp|bericht|uitleg|terugkoppeling|oplossing|\w+ teruggeld)|"
    r"(?:wil|willen|wilt|zou|zouden|kunt|kan|kun|kunnen)\s(?:u|jullie|je|iemand|ik|wij|we)\b[^.!]{0,60}\?|"
    r"\b(?:wacht|wachten)\s(?:nog\s)?(?:(?:al|steeds)\s)?(?:\w+\s){0,3}op\s(?:een\s|uw\s|jullie\s|mijn\s)?(?:antwoord|reactie|terug|geld|oplossing|bericht|telefoontje)|"
    r"(?:nog\s(?:steeds\s|altijd\s)?)(?:geen|niets|niks)\s(?:\w+\s){0,2}(?:gehoord|antwoord|reactie|ontvangen|vernomen|teruggehoord)|"
    r"ik (?:hoor|verneem) (?:het )?graag|laat (?:het )?(?:mij|me|ons) (?:even )?weten|neem\s(?:\w+\s){0,2}contact|"
    r"(?:ik|wij|we)\s(?:wil|willen|eis|eisen)\s(?:\w+\s){0,3}(?:geld|terug|oplossing|compensatie|vergoeding|uitleg|excuses|antwoord)"
)
_ENGLISH = (
    r"\b(?:please|pls|kindly)\s(?:\w+\s){0,2}(?:call|contact|reply|respond|help|email|answer|advise|explain|let|fix|send|get back|dm|refund)\b|"
    r"\b(?:call|ring|phone|email|contact|text)\s(?:me|us)\b(?:\sback)?|get back to (?:me|us)|let (?:me|us) know|(?:look|looking) forward to (?:your|hear)|"
    r"(?:still\s)?(?:waiting|wait)\s(?:\w+\s){0,3}(?:for|on)\s(?:a |an |your |my |the )?(?:reply|response|answer|refund|call|callback|money|solution)|"
    r"(?:no|not had a|haven't had a|never got an?y?)\s(?:reply|response|answer)\b|"
    r"(?:can|could|would|will)\s(?:you|someone|somebody|i|we|anyone)\b[^.!]{0,80}\?|"
    r"\bi\s(?:want|demand|expect|need|would like)\s(?:\w+\s){0,3}(?:refund|money back|answer|explanation|compensation|apology|help|call|reply|response)"
)
_ASKING = re.compile(f"{_DUTCH}|{_ENGLISH}", re.I)
_QUESTION = re.compile(
    r"(?:^|[.!?\n,]\s*|\b(?:en|maar|and|but|so|dus)\s)(?:@\w+\s)*"
    r"(?:wanneer|hoe|waarom|waar|wat|welke?|wie|is|zijn|kan|kunt|kunnen|mag|moet|heb|hebben|klopt|komt|krijg|when|how|why|where|"
    r"what|which|who|is|are|can|do|does|did|may|will|any|has|have)\b[^.!?\n]{3,120}\?",
    re.I,
)


def asks_answer(text: str) -> bool:
    """Whether the writer waits for one of us to say something back."""
    return bool(_ASKING.search(text) or ("?" in text and _QUESTION.search(text)))
