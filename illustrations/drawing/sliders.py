"""Pictures with sliders: what an interactive figure of a lesson is made of."""

from __future__ import annotations

import base64
import importlib.util
import io
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from course_utils import plotting


def demonstrate(
    draw: Callable[..., tuple[Any, str]],
    start: Mapping[str, float],
    ranges: Mapping[str, tuple[float, float, float]],
    choices: Mapping[str, tuple[str, Sequence[str]]] | None = None,
) -> None:
    """Display sliders over a picture that ``draw(**values) -> (axes, alt)`` makes.

    ``ranges`` holds the smallest value, the largest and the step of each slider; ``choices`` the
    option at the start and all options of each menu, which stand above the sliders.
    """
    choices = choices or {}
    axes, alt = draw(**start, **{name: option for name, (option, _) in choices.items()})
    if not _front_end_expected():
        plotting.show(axes, alt)
        return
    import ipywidgets
    from IPython.display import display

    png = _png(axes)
    picture = ipywidgets.Image(value=png, format="png")
    sliders = {}
    for name, (option, options) in choices.items():
        sliders[name] = ipywidgets.Dropdown(value=option, options=options, description=name)
    for name, value in start.items():
        low, high, step = ranges[name]
        sliders[name] = ipywidgets.FloatSlider(
            value=value,
            min=low,
            max=high,
            step=step,
            description=name,
            readout_format=".3f" if step < 0.01 else ".0f" if step == 1 else ".2f",
        )

    def redraw(_change: Any) -> None:
        axes, _ = draw(**{name: slider.value for name, slider in sliders.items()})
        picture.value = _png(axes)

    for slider in sliders.values():
        slider.observe(redraw, names="value")
    box = ipywidgets.VBox([*sliders.values(), picture])
    data = dict(box._repr_mimebundle_())
    data["image/png"] = base64.b64encode(png).decode("ascii")
    data["text/plain"] = alt
    display(data, metadata={"image/png": {"alt": alt}}, raw=True)


def _front_end_expected() -> bool:
    if os.environ.get("COURSE_STATIC") == "1":
        return False
    ipython = sys.modules.get("IPython")
    if ipython is None or ipython.get_ipython() is None:
        return False
    return importlib.util.find_spec("ipywidgets") is not None


def _png(axes: Any) -> bytes:
    """Picture of the figure that holds the axes; the figure is closed."""
    import matplotlib.pyplot as plt

    buffer = io.BytesIO()
    axes.figure.savefig(buffer, format="png", metadata={"Software": None})
    plt.close(axes.figure)
    return buffer.getvalue()
