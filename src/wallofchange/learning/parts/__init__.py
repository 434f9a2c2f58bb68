"""The parts of a moment: what moves its score, how that changed, wishes, gaps and the index."""
