"""What all tests of drawings share."""

import matplotlib.pyplot as plt
import pytest

from tests.unit.figures import agg_and_no_open_figures

__all__ = ["agg_and_no_open_figures", "boxes", "displayed"]


@pytest.fixture
def displayed(monkeypatch):
    """What is displayed, in a front end that pretends to be there."""
    import IPython
    import IPython.display

    plt.switch_backend("Agg")  # asks for the shell: before there is a pretended one
    outputs = []
    monkeypatch.setattr(IPython, "get_ipython", lambda: object())
    monkeypatch.setattr(
        IPython.display, "display", lambda data, **options: outputs.append((data, options))
    )
    monkeypatch.delenv("COURSE_STATIC", raising=False)
    return outputs


@pytest.fixture
def boxes(monkeypatch):
    """What stands in each box of sliders that is made: the sliders, then the picture."""
    import ipywidgets

    made = []
    original = ipywidgets.VBox
    monkeypatch.setattr(
        ipywidgets, "VBox", lambda children: made.append(children) or original(children)
    )
    return made
