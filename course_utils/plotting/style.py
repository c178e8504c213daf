"""How every figure looks, and how it is shown."""

from __future__ import annotations

import base64
import io
import sys
from typing import TYPE_CHECKING, Any

import numpy as np
import torch

if TYPE_CHECKING:
    from matplotlib.figure import Figure

# Okabe and Ito, "Color Universal Design" (2008), https://jfly.uni-koeln.de/color/
BLUE, ORANGE, GREEN, VERMILION = "#0072B2", "#E69F00", "#009E73", "#D55E00"
PURPLE, SKY, YELLOW, BLACK = "#CC79A7", "#56B4E9", "#F0E442", "#000000"
PALETTE = (BLUE, ORANGE, GREEN, VERMILION, PURPLE, SKY, YELLOW, BLACK)
LINES = ("-", "--", "-.", ":", "-", "--", "-.", ":")
MARKERS = ("o", "s", "^", "D", "v", "P", "X", "*")

# A figure that is larger than this does not fit on a slide of 1280x720 beside its heading.
LARGEST_WIDTH, LARGEST_HEIGHT = 8.0, 4.5  # inches
DPI = 100
SHARPNESS = 2  # dots for each pixel and direction, as screens have today
COLOURS = 256
_UNDESCRIBED = "A figure."


def use_style() -> None:
    """Make all figures after this call look like the course's.

    Colours and dashes come from :data:`PALETTE` and :data:`LINES`; figures have 100 dots per inch
    and fit on a slide. Call it once, in the cell with the imports.

    Examples
    --------
    >>> from course_utils import plotting
    >>> import matplotlib
    >>> plotting.use_style()
    >>> matplotlib.rcParams["figure.dpi"]
    100.0
    """
    import matplotlib as mpl
    from cycler import cycler

    mpl.rcParams.update(
        {
            "axes.axisbelow": True,
            "axes.grid": False,
            "axes.prop_cycle": cycler(color=PALETTE) + cycler(linestyle=LINES),
            "axes.spines.right": False,
            "axes.spines.top": False,
            "axes.titlesize": 11,
            "axes.labelsize": 10,
            "figure.constrained_layout.use": True,
            "figure.dpi": DPI,
            "figure.figsize": (6.0, 3.6),
            "font.family": "DejaVu Sans",  # comes with matplotlib: the same letters everywhere
            "font.size": 10,
            "image.cmap": "gray",
            "image.interpolation": "nearest",
            "legend.frameon": False,
            "lines.linewidth": 1.8,
            "lines.markersize": 5,
            "savefig.dpi": "figure",
        }
    )


def show(figure_or_axes: Any, alt: str | None = None) -> None:
    """Display a figure once, with alternative text, and close it.

    The text stands in the output's metadata, where a notebook's readers, the web site and the
    slides find it for people who cannot see the picture. In a plain terminal the text is printed.

    Parameters
    ----------
    figure_or_axes : Figure, Axes or array of Axes
        What a function of this module returned.
    alt : str, optional
        What the figure shows, in one or two sentences: what is on the axes, and what one sees.
        In a lesson it stands in the cell's metadata instead, and the build sets it in.

    Raises
    ------
    TypeError
        If it is nothing that was drawn with matplotlib.
    ValueError
        If the text is empty.

    Examples
    --------
    >>> from course_utils import plotting
    >>> ax = plotting.image_grid(torch.zeros(2, 1, 28, 28))
    >>> plotting.show(ax, alt="Two black images.")
    Two black images.
    """
    import matplotlib.pyplot as plt

    figure = _figure_of(figure_or_axes)
    if alt is not None and not (isinstance(alt, str) and alt.strip()):
        raise ValueError(
            "alt is a text for those who cannot see the figure: "
            'show(ax, alt="Training loss over 5 epochs: it falls from 2.3 to 0.4.").'
        )
    alt = " ".join(alt.split()) if alt else None
    png, (width, height) = _as_png(figure)
    plt.close(figure)
    if not in_ipython():
        print(alt or _UNDESCRIBED)
        return
    from IPython.display import display

    data = {"image/png": base64.b64encode(png).decode("ascii"), "text/plain": alt or _UNDESCRIBED}
    metadata = {"width": width, "height": height} | ({"alt": alt} if alt else {})
    display(data, metadata={"image/png": metadata}, raw=True)


def new_axes(rows: int = 1, columns: int = 1, *, figsize: tuple[float, float]) -> Any:
    """Axes on a new figure: one, or an array of them."""
    import matplotlib.pyplot as plt

    return plt.subplots(rows, columns, figsize=figsize, dpi=DPI, layout="constrained")[1]


def fitting(size: tuple[float, float]) -> tuple[float, float]:
    """Shrink a figure's size, in inches, until it fits on a slide; its proportions stay."""
    width, height = size
    factor = min(1.0, LARGEST_WIDTH / width, LARGEST_HEIGHT / height)
    return width * factor, height * factor


def _as_png(figure: Figure) -> tuple[bytes, tuple[int, int]]:
    """Draw a figure for a sharp screen; give the file and the size, in pixels, to show it at.

    With two dots for each pixel the file stays as small as it would be with one and all colours:
    even of a photograph 256 show what there is to see.
    """
    from PIL import Image

    drawn, png = io.BytesIO(), io.BytesIO()
    figure.savefig(drawn, format="png", dpi=SHARPNESS * figure.dpi)
    picture = Image.open(drawn).convert("RGB")
    picture.quantize(COLOURS).save(png, format="PNG", optimize=True)
    return png.getvalue(), (picture.width // SHARPNESS, picture.height // SHARPNESS)


def _figure_of(drawn: Any) -> Figure:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    first = drawn
    if isinstance(drawn, np.ndarray | list | tuple) and len(drawn):
        first = np.asarray(drawn, dtype=object).reshape(-1)[0]
    if isinstance(first, Axes):
        return first.figure.figure  # of a subfigure, the figure that holds it
    if isinstance(first, Figure):
        return first
    raise TypeError(
        f"show() got {type(drawn).__name__}: give it the figure or the axes that you drew on."
    )


def in_ipython() -> bool:
    """Tell whether a notebook or IPython shell runs this, without importing IPython."""
    ipython = sys.modules.get("IPython")
    return ipython is not None and ipython.get_ipython() is not None


def as_array(values: Any) -> np.ndarray:
    if isinstance(values, torch.Tensor):
        values = values.detach().cpu().numpy()
    return np.asarray(values)


def rgb(colour: str) -> np.ndarray:
    """Red, green and blue of ``"#RRGGBB"``, each from 0 to 1."""
    return np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)]) / 255
