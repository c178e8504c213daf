"""Figures that you would want in a project of your own: one function per figure, in one style.

Each function takes ``ax=None`` (or ``axes=None``). With None it makes a figure of its own; else it
draws on what you give it. It returns what it drew on, so that you can add to it. A lesson ends
each figure with :func:`show`, which displays it once, with a text for those who cannot see it.

The colours are those of Okabe and Ito, which colour-blind readers can tell apart. Lines differ in
their dashes too and points in their markers, so that a print in grey can be read as well.

matplotlib is imported by the first function that draws: importing this module costs nothing.
"""

from course_utils.plotting.classification import confusion_matrix
from course_utils.plotting.functions import curves
from course_utils.plotting.images import image_grid, image_rows, pixel_values
from course_utils.plotting.learning import by_step, compare_runs, history
from course_utils.plotting.plane import decision_regions, points
from course_utils.plotting.style import (
    BLACK,
    BLUE,
    GREEN,
    LINES,
    MARKERS,
    ORANGE,
    PALETTE,
    PURPLE,
    SKY,
    VERMILION,
    YELLOW,
    show,
    use_style,
)
from course_utils.plotting.tensors import tensor_tables

__all__ = [
    "BLACK",
    "BLUE",
    "GREEN",
    "LINES",
    "MARKERS",
    "ORANGE",
    "PALETTE",
    "PURPLE",
    "SKY",
    "VERMILION",
    "YELLOW",
    "by_step",
    "compare_runs",
    "confusion_matrix",
    "curves",
    "decision_regions",
    "history",
    "image_grid",
    "image_rows",
    "pixel_values",
    "points",
    "show",
    "tensor_tables",
    "use_style",
]
