"""Whether checks accept right answers and reject wrong ones."""
