"""Widgets: the live one moves, the static one stands in for it."""

from __future__ import annotations

import base64
import struct

import matplotlib.pyplot as plt
import pytest
import torch

from course_utils import widgets

CORNERS = torch.tensor([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])


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


def test_one_output_holds_the_widget_and_a_picture_with_alt_text(displayed):
    widgets.decision_line(w=(1.0, 1.0), b=-1.5)
    ((data, options),) = displayed
    assert "application/vnd.jupyter.widget-view+json" in data
    png = base64.b64decode(data["image/png"])
    assert png.startswith(b"\x89PNG")
    width, height = struct.unpack(">II", png[16:24])
    assert width <= 800
    assert height <= 450
    alt = options["metadata"]["image/png"]["alt"]
    assert alt == data["text/plain"]
    assert "w1 = 1.0, w2 = 1.0, b = -1.5: 0 of 4 points" in alt
    assert options["raw"] is True


def test_sliders_move_the_line(displayed, monkeypatch):
    import ipywidgets

    boxes = []
    original = ipywidgets.VBox
    monkeypatch.setattr(
        ipywidgets, "VBox", lambda children: boxes.append(children) or original(children)
    )
    widgets.decision_line(w=(1.0, 1.0), b=0.0)
    *sliders, picture = boxes[0]
    assert [slider.description for slider in sliders] == ["w1", "w2", "b"]
    before = picture.value
    sliders[2].value = -1.5
    assert picture.value != before
    sliders[2].value = 0.0
    assert picture.value == before


def test_no_figure_stays_open(displayed):

    widgets.decision_line()
    assert plt.get_fignums() == []


def test_static_when_asked_for(displayed, monkeypatch):
    monkeypatch.setenv("COURSE_STATIC", "1")
    widgets.decision_line(w=(1.0, 1.0), b=-1.5)
    ((data, options),) = displayed
    assert set(data) == {"image/png", "text/plain"}
    assert "0 of 4 points" in options["metadata"]["image/png"]["alt"]


def test_static_without_ipywidgets(displayed, monkeypatch):
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    widgets.decision_line()
    ((data, _),) = displayed
    assert set(data) == {"image/png", "text/plain"}


def test_outside_of_ipython_the_text_is_printed(capsys):
    widgets.decision_line(w=(1.0, 1.0), b=-0.5)
    assert "b = -0.5: 2 of 4 points are on the wrong side." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("w", "b", "wrong"),
    [((1, 1), -1.5, 0), ((1, 1), -2, 0), ((1, 1), -1, 2), ((0, 0), 0, 3), ((0, 0), -1, 1)],
)
def test_counts_the_points_on_the_wrong_side(w, b, wrong, capsys):
    widgets.decision_line(CORNERS, torch.tensor([0, 0, 0, 1]), w=w, b=b)
    assert f"{wrong} of 4 points" in capsys.readouterr().out


def test_a_point_on_the_line_counts_as_firing_in_spite_of_rounding(capsys):
    widgets.decision_line([[1.0, 1.0]], [1], w=(0.1, 0.2), b=-0.30000000000000004)
    assert "0 of 1 points" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"x": CORNERS}, "and their classes y, or neither"),
        ({"w": (9.0, 0.0)}, "w1 = 9.0 lies beyond the slider"),
        ({"b": float("nan")}, "b = nan lies beyond the slider"),
        ({"x": CORNERS, "y": [1, 2]}, "one class for each"),
    ],
)
def test_refuses(arguments, message):
    with pytest.raises(ValueError, match=message):
        widgets.decision_line(**arguments)


def test_denoising_shows_both_errors_and_keeps_the_model_as_it_was(capsys):
    part = torch.nn.BatchNorm2d(1)
    model = torch.nn.Sequential(part).train()
    images = torch.rand(3, 1, 8, 8)
    widgets.denoising(model, images, noise=0.5)
    assert "Noise 0.50: the error of the noisy images is 0.2" in capsys.readouterr().out
    assert model.training
    assert part.training
    assert part.num_batches_tracked == 0


def test_the_slider_of_denoising_turns_up_the_same_noise(displayed, monkeypatch):
    import ipywidgets

    boxes, seen = [], []
    original = ipywidgets.VBox
    monkeypatch.setattr(
        ipywidgets, "VBox", lambda children: boxes.append(children) or original(children)
    )
    images = torch.rand(2, 1, 6, 6)
    widgets.denoising(lambda x: seen.append(x) or x, images, noise=0.5)
    slider, picture = boxes[0]
    before = picture.value
    slider.value = 1.0
    assert picture.value != before
    torch.testing.assert_close(seen[1] - images, 2 * (seen[0] - images))


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"noise": 2.0}, "noise = 2.0 lies beyond the slider"),
        ({"model": lambda x: x[:, :, ::2]}, "a denoiser keeps the shape"),
    ],
)
def test_denoising_refuses(arguments, message):
    with pytest.raises(ValueError, match=message):
        widgets.denoising(**{"model": lambda x: x, "images": torch.rand(2, 1, 6, 6), **arguments})
