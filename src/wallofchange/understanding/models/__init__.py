from wallofchange.understanding.models.correction import Correction
from wallofchange.understanding.models.gist import Gist
from wallofchange.understanding.models.reading import Reading
from wallofchange.understanding.models.theme import Theme

__all__ = ["Correction", "Gist", "Reading", "Theme"]
