"""What becomes of verdicts: gradebook, feedback, report, CSV file."""
