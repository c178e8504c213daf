"""How fast the course is, in ratios against something beside it; run with ``python -m``."""
