"""All changes together: how fast, what to choose, what was promised and found, and how others do."""
