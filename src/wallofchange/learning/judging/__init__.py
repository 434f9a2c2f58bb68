"""A locked plan put to the measurements: its answers, its question, its traps, and what is kept."""
