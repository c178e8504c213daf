"""Figures: one function per figure, all in one style.

Each function takes ``ax=None`` (or ``axes=None``). With None it makes a figure of its own; else it
draws on what you give it. It returns what it drew on, so that you can add to it. A lesson ends
each figure with :func:`show`, which displays it once, with a text for those who cannot see it.

The colours are those of Okabe and Ito, which colour-blind readers can tell apart. Lines differ in
their dashes too and points in their markers, so that a print in grey can be read as well.

matplotlib is imported by the first function that draws: importing this module costs nothing.
"""

from course_utils.plotting.activations import (
    firing,
    gradient_norms,
    probability_bars,
    signal_paths,
    slopes,
    tangent,
)
from course_utils.plotting.attention import attention_maps, patch_attention, position_table
from course_utils.plotting.classification import (
    class_probabilities,
    confusion_matrix,
    worst_mistakes,
)
from course_utils.plotting.convolution import (
    accuracy_by_shift,
    activation_map,
    feature_maps,
    filters,
    receptive_field,
)
from course_utils.plotting.functions import curves, descent
from course_utils.plotting.generation import image_rows, latent_map, point_clouds
from course_utils.plotting.images import image_grid, pixel_values, weight_images
from course_utils.plotting.learning import history
from course_utils.plotting.optimization import (
    activation_histograms,
    activation_spread,
    by_step,
    optimizer_path,
    optimizer_paths,
)
from course_utils.plotting.overfitting import dropout_rates, loss_gaps, number_lines
from course_utils.plotting.plane import check_points, decision_line, decision_regions, points
from course_utils.plotting.sequences import (
    check_recalled,
    forecasts,
    gradient_by_lag,
    memory,
    reading,
    recall,
    time_series,
)
from course_utils.plotting.style import (
    BLACK,
    BLUE,
    DPI,
    GREEN,
    LARGEST_HEIGHT,
    LARGEST_WIDTH,
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
from course_utils.plotting.transfer import (
    code_map,
    compared_rows,
    few_examples,
    named_photographs,
    stamps,
)

__all__ = [
    "BLACK",
    "BLUE",
    "DPI",
    "GREEN",
    "LARGEST_HEIGHT",
    "LARGEST_WIDTH",
    "LINES",
    "MARKERS",
    "ORANGE",
    "PALETTE",
    "PURPLE",
    "SKY",
    "VERMILION",
    "YELLOW",
    "accuracy_by_shift",
    "activation_histograms",
    "activation_map",
    "activation_spread",
    "attention_maps",
    "by_step",
    "check_points",
    "check_recalled",
    "class_probabilities",
    "code_map",
    "compared_rows",
    "confusion_matrix",
    "curves",
    "decision_line",
    "decision_regions",
    "descent",
    "dropout_rates",
    "feature_maps",
    "few_examples",
    "filters",
    "firing",
    "forecasts",
    "gradient_by_lag",
    "gradient_norms",
    "history",
    "image_grid",
    "image_rows",
    "latent_map",
    "loss_gaps",
    "memory",
    "named_photographs",
    "number_lines",
    "optimizer_path",
    "optimizer_paths",
    "patch_attention",
    "pixel_values",
    "point_clouds",
    "points",
    "position_table",
    "probability_bars",
    "reading",
    "recall",
    "receptive_field",
    "show",
    "signal_paths",
    "slopes",
    "stamps",
    "tangent",
    "tensor_tables",
    "time_series",
    "use_style",
    "weight_images",
    "worst_mistakes",
]
