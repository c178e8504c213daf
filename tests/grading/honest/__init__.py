"""Honest submissions with honest accidents; corpus.py says how to read them."""
