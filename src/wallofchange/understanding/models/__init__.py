from wallofchange.understanding.models.bookmark import Bookmark
from wallofchange.understanding.models.correction import Correction
from wallofchange.understanding.models.gist import Gist
from wallofchange.understanding.models.reading import Reading
from wallofchange.understanding.models.stems import Stems
from wallofchange.understanding.models.theme import Theme
from wallofchange.understanding.models.view import View

__all__ = ["Bookmark", "Correction", "Gist", "Reading", "Stems", "Theme", "View"]
