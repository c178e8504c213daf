"""Hostile submissions; corpus.py says how to read them."""
