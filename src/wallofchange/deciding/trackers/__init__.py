"""Where a card is made: addresses of issues elsewhere, what their trackers send, and whether it is them."""
