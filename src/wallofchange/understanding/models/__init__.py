from wallofchange.understanding.models.bookmark import Bookmark
from wallofchange.understanding.models.correction import Correction
from wallofchange.understanding.models.dealt import Dealt
from wallofchange.understanding.models.drawn import Drawn
from wallofchange.understanding.models.gist import Gist
from wallofchange.understanding.models.proposal import Discovery, Proposal, ProposalSentence
from wallofchange.understanding.models.reading import Reading
from wallofchange.understanding.models.review import Review
from wallofchange.understanding.models.stems import Stems
from wallofchange.understanding.models.taught import Taught
from wallofchange.understanding.models.taught_list import TaughtList, ThemeReading
from wallofchange.understanding.models.theme import Theme
from wallofchange.understanding.models.theme_example import ThemeExample
from wallofchange.understanding.models.view import View

__all__ = [
    "Bookmark",
    "Correction",
    "Dealt",
    "Discovery",
    "Drawn",
    "Gist",
    "Proposal",
    "ProposalSentence",
    "Reading",
    "Review",
    "Stems",
    "Taught",
    "TaughtList",
    "Theme",
    "ThemeExample",
    "ThemeReading",
    "View",
]
