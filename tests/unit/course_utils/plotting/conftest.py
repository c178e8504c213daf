"""What all tests of plotting share."""

from tests.unit.figures import agg_and_no_open_figures

__all__ = ["agg_and_no_open_figures"]
