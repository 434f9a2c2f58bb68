"""Every test has a home of its own; the product's settings read it before Django starts."""

import os
import tempfile

os.environ["WALLOFCHANGE_HOME"] = tempfile.mkdtemp(prefix="wall-of-change-test-")
os.environ.setdefault("WALLOFCHANGE_LANGUAGE", "en")
