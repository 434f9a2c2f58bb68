"""Flat and growing: how near the customer is decided, and whether nines and tens hold while more is asked."""
