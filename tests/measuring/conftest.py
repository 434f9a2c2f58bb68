"""The first example of a property may import a library: no deadline, and few examples a run."""

from hypothesis import settings

settings.register_profile("measuring", deadline=None, max_examples=30)
settings.load_profile("measuring")
