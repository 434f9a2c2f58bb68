"""The lake: the analysis copy of what was said and how it is understood, without words, in Parquet.

One folder a month, never changed: a new one takes its place when something in that month changed. It can be
thrown away at any time; the worker makes it again, and the pages count in the record until it has.
"""
