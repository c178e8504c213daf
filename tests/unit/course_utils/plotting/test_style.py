"""All figures: the axes they are drawn on, the style, and how they are shown with their text."""

import base64
import io
import subprocess
import sys

import matplotlib
import matplotlib.image
import matplotlib.pyplot as plt
import numpy as np
import pytest
import torch
from matplotlib.axes import Axes

from course_utils import plotting
from tests.unit.figures import AND, CORNERS, fires

DRAW = {
    "image_grid": lambda ax: plotting.image_grid(torch.rand(5, 1, 8, 8), AND.repeat(2)[:5], ax=ax),
    "decision_regions": lambda ax: plotting.decision_regions(fires, CORNERS, AND, ax=ax),
    "confusion_matrix": lambda ax: plotting.confusion_matrix(AND, AND, ["off", "on"], ax=ax),
}


def pixels(figure):
    figure.canvas.draw()
    return np.asarray(figure.canvas.buffer_rgba())


# --- every function ------------------------------------------------------------------------------


@pytest.mark.parametrize("name", DRAW)
def test_a_figure_is_made_where_none_is_given(name):
    ax = DRAW[name](None)
    assert isinstance(ax, Axes)
    assert plt.get_fignums() == [ax.figure.number]
    width, height = ax.figure.get_size_inches()
    assert width <= plotting.style.LARGEST_WIDTH
    assert height <= plotting.style.LARGEST_HEIGHT
    assert pixels(ax.figure).std() > 0


@pytest.mark.parametrize("name", DRAW)
def test_it_draws_on_the_axes_it_is_given(name):
    figure, (left, right) = plt.subplots(1, 2)
    assert DRAW[name](right) is right
    assert plt.get_fignums() == [figure.number]
    assert right.has_data()
    assert not left.has_data()


@pytest.mark.parametrize("name", ["decision_regions", "confusion_matrix"])
def test_axes_are_labelled(name):
    ax = DRAW[name](None)
    assert ax.get_xlabel()
    assert ax.get_ylabel()


def test_the_style_is_that_of_the_course():
    with matplotlib.rc_context():
        plotting.use_style()
        figure, ax = plt.subplots()
        assert figure.dpi == 100
        assert tuple(figure.get_size_inches()) <= (8, 4.5)
        lines = [ax.plot([0, 1])[0] for _ in plotting.PALETTE]
        assert [line.get_color() for line in lines] == list(plotting.PALETTE)
        looks = {(line.get_linestyle(), line.get_color()) for line in lines}
        assert len(looks) == len(lines)
        assert len({line.get_linestyle() for line in lines[:4]}) == 4  # readable in grey


# --- show ----------------------------------------------------------------------------------------


@pytest.fixture
def shell(tmp_path, monkeypatch):
    """An IPython, as a notebook has it, which notes what is displayed."""
    from IPython.core.interactiveshell import InteractiveShell
    from IPython.utils.capture import capture_output
    from traitlets.config import Config

    monkeypatch.setenv("IPYTHONDIR", str(tmp_path))

    InteractiveShell.instance(config=Config({"HistoryManager": {"enabled": False}}))
    with capture_output() as captured:
        yield captured
    InteractiveShell.clear_instance()


@pytest.mark.parametrize("what", ["axes", "figure", "array", "list", "subfigure"])
def test_a_figure_is_shown_once_with_its_text_and_closed(shell, what):
    figure = plt.figure(figsize=(2, 1), dpi=100)
    if what == "subfigure":
        drawn = figure.subfigures(1, 2)[1].subplots()
    else:
        axes = figure.subplots(1, 2)
        drawn = {"axes": axes[0], "figure": figure, "array": axes, "list": [[axes[0]], [axes[1]]]}[
            what
        ]
    assert plotting.show(drawn, alt="  A line\n  that falls. ") is None
    (output,) = shell.outputs
    size = {"width": 200, "height": 100}
    assert output.metadata == {"image/png": {**size, "alt": "A line that falls."}}
    assert output.data["text/plain"] == "A line that falls."
    picture = io.BytesIO(base64.b64decode(output.data["image/png"]))
    assert matplotlib.image.imread(picture).shape[:2] == (200, 400)  # for a sharp screen
    assert plt.get_fignums() == []


def test_the_same_drawing_gives_the_same_bytes(shell):
    for _ in range(2):
        plotting.show(DRAW["decision_regions"](None), alt="The gate AND.")
    first, second = shell.outputs
    assert first.data == second.data


def test_in_a_program_the_text_is_printed(capsys):
    plotting.show(DRAW["confusion_matrix"](None), alt="All are right.")
    assert capsys.readouterr().out == "All are right.\n"
    assert plt.get_fignums() == []


def test_show_works_without_ipython():
    program = (
        "import sys; sys.modules['IPython'] = None\n"
        "from course_utils import plotting as p\n"
        "p.show(p.confusion_matrix([0, 1], [0, 1], 'ab'), alt='Two hits.')"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=600
    )
    assert (done.stdout, done.returncode) == ("Two hits.\n", 0), done.stderr


def test_a_lesson_may_say_it_in_its_metadata(shell):
    plotting.show(DRAW["confusion_matrix"](None))
    (output,) = shell.outputs
    assert "alt" not in output.metadata["image/png"]
    assert output.data["text/plain"] == "A figure."


@pytest.mark.parametrize("alt", ["", "  \n", 3])
def test_an_empty_text_is_refused(alt):
    with pytest.raises(ValueError, match="for those who cannot see the figure"):
        plotting.show(DRAW["confusion_matrix"](None), alt=alt)


@pytest.mark.parametrize("drawn", [None, 3, [], "figure", np.zeros(3)])
def test_only_what_was_drawn_can_be_shown(drawn):
    with pytest.raises(TypeError, match="give it the figure or the axes"):
        plotting.show(drawn, alt="Nothing.")
