"""One evaluation as a page shows it: figures, facts, guardrails and the band day by day."""
