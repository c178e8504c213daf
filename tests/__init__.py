"""Proof that the course is right: `make test` runs it all."""
