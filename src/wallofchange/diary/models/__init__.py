from wallofchange.diary.models.entry import Entry, note

__all__ = ["Entry", "note"]
