"""What students handed in: collected from elsewhere, and found where it lies."""
