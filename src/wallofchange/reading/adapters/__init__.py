"""Readers from elsewhere: a model from a local folder, or an endpoint; behind the same ports as our own."""
