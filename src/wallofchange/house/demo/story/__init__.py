"""The story of Heemwarm as plain values: what was said, thought, doubted, decided and done."""
