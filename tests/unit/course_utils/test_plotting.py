"""Figures: what is drawn, on what, and what a reader who cannot see it is told."""

import base64
import io
import subprocess
import sys

import matplotlib

matplotlib.use("Agg")

import matplotlib.image
import matplotlib.pyplot as plt
import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.axes import Axes
from matplotlib.collections import PathCollection
from sklearn import metrics
from torch import nn

from course_utils import plotting
from course_utils.training import History

X = torch.tensor([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
Y = torch.tensor([0, 0, 0, 1])
CLASSES = ("cat", "dog", "owl")


def fires(x):
    return x.sum(dim=1) >= 1.5


def record(epochs=4, *, valid=True, accuracy=True):
    nan = [float("nan")] * epochs
    falling = [1 / (i + 1) for i in range(epochs)]
    return History(
        train_loss=falling,
        train_accuracy=falling[::-1] if accuracy else nan,
        valid_loss=[abs(loss - 0.5) + 0.5 for loss in falling] if valid else nan,
        valid_accuracy=falling[::-1] if valid and accuracy else nan,
        lr=[0.1] * epochs,
        seconds=[1.0] * epochs,
        monitor="valid_loss" if valid else "train_loss",
    )


DRAW = {
    "image_grid": lambda ax: plotting.image_grid(torch.rand(5, 1, 8, 8), Y.repeat(2)[:5], ax=ax),
    "decision_regions": lambda ax: plotting.decision_regions(fires, X, Y, ax=ax),
    "confusion_matrix": lambda ax: plotting.confusion_matrix(Y, Y, ["off", "on"], ax=ax),
}


@pytest.fixture(autouse=True)
def close_figures():
    plt.close("all")  # what a doctest before has left open
    yield
    plt.close("all")


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
    assert width <= plotting.LARGEST_WIDTH
    assert height <= plotting.LARGEST_HEIGHT
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
    assert output.metadata == {"image/png": {"alt": "A line that falls."}}
    assert output.data["text/plain"] == "A line that falls."
    picture = io.BytesIO(base64.b64decode(output.data["image/png"]))
    assert matplotlib.image.imread(picture).shape[:2] == (100, 200)
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


@pytest.mark.parametrize("alt", ["", "  \n", None])
def test_a_figure_without_a_text_is_refused(alt):
    with pytest.raises(ValueError, match="for those who cannot see the figure"):
        plotting.show(DRAW["confusion_matrix"](None), alt=alt)


@pytest.mark.parametrize("drawn", [None, 3, [], "figure", np.zeros(3)])
def test_only_what_was_drawn_can_be_shown(drawn):
    with pytest.raises(TypeError, match="give it the figure or the axes"):
        plotting.show(drawn, alt="Nothing.")


# --- image_grid ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "images",
    [
        torch.randint(256, (10, 1, 8, 6), dtype=torch.uint8),
        torch.randint(256, (10, 8, 6), dtype=torch.uint8),
        torch.rand(10, 3, 8, 6).numpy(),
        torch.rand(10, 8, 6, requires_grad=True),
        torch.rand(10, 1, 8, 6, dtype=torch.float64) * 7 - 3,
    ],
)
def test_each_image_stands_whole_in_its_place(images):
    ax = plotting.image_grid(images, columns=4)
    drawn = np.asarray(ax.images[0].get_array())
    values = plotting.style.as_array(images).astype(float)
    values = values.reshape(10, -1, 8, 6).transpose(0, 2, 3, 1)
    if images.dtype == torch.uint8:
        values = values / 255
    elif values.min() < 0:
        values = (values - values.min()) / (values.max() - values.min())
    drawn = drawn if drawn.ndim == 3 else drawn[..., None]
    gap = round(0.08 * 8)
    for i, image in enumerate(values):
        top, left = gap + (i // 4) * (8 + gap), gap + (i % 4) * (6 + gap)
        np.testing.assert_allclose(drawn[top : top + 8, left : left + 6], image, atol=1e-6)
    assert drawn.shape[:2] == (3 * (8 + gap) + gap, 4 * (6 + gap) + gap)


@settings(deadline=None, max_examples=15)
@given(n=st.integers(1, 40), columns=st.integers(1, 12), labelled=st.booleans())
def test_a_grid_of_any_size_fits_on_a_slide(n, columns, labelled):
    labels = range(n) if labelled else None
    ax = plotting.image_grid(torch.rand(n, 1, 4, 4), labels, columns=columns)
    width, height = ax.figure.get_size_inches()
    assert 0 < width <= 8.0001
    assert 0 < height <= 4.5001
    assert [text.get_text() for text in ax.texts] == ([str(i) for i in range(n)] * labelled)
    plt.close(ax.figure)


def test_labels_are_numbers_names_or_texts():
    images = torch.zeros(3, 4, 4)
    for labels, classes, shown in [
        (torch.tensor([2, 0, 1]), None, ["2", "0", "1"]),
        (torch.tensor([2, 0, 1]), CLASSES, ["owl", "cat", "dog"]),
        (np.array([0, 0, 1]), list(CLASSES), ["cat", "cat", "dog"]),
        (["owl, not cat", "?", 1], CLASSES, ["owl, not cat", "?", "dog"]),
    ]:
        ax = plotting.image_grid(images, labels, classes)
        assert [text.get_text() for text in ax.texts] == shown


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"images": torch.zeros(28, 28)}, r"One image alone\? Add the first dimension"),
        ({"images": torch.zeros(5, 2, 28, 28)}, r"images has shape \(5, 2, 28, 28\)"),
        ({"images": torch.zeros(0, 1, 28, 28)}, "no images to draw"),
        ({"images": torch.zeros(2, 8, 8), "labels": [1]}, "2 images, but 1 labels"),
        ({"images": torch.zeros(1, 8, 8), "labels": [3], "classes": CLASSES}, "3 has no name"),
        ({"images": torch.zeros(1, 8, 8), "labels": [-1], "classes": CLASSES}, "-1 has no name"),
        ({"images": torch.zeros(1, 8, 8), "columns": 0}, "number of images in a row"),
    ],
)
def test_images_that_cannot_be_drawn_are_explained(arguments, message):
    with pytest.raises(ValueError, match=message):
        plotting.image_grid(**arguments)
    assert plt.get_fignums() == []


# --- decision_regions ----------------------------------------------------------------------------


def line_model():
    model = nn.Linear(2, 1)
    with torch.no_grad():
        model.weight.fill_(1.0)
        model.bias.fill_(-1.5)
    return model


@pytest.mark.parametrize(
    ("predict", "options"),
    [
        (fires, {}),
        (lambda x: fires(x).long(), {}),
        (lambda x: fires(x).float(), {}),
        (lambda x: fires(x).numpy(), {}),
        (lambda x: torch.sigmoid(x.sum(dim=1, keepdim=True) - 1.5), {}),
        (lambda x: torch.stack([1.5 - x.sum(dim=1), x.sum(dim=1) - 1.5], dim=1), {}),
        (line_model(), {"threshold": 0}),
    ],
)
def test_the_regions_are_what_is_predicted(predict, options):
    ax = plotting.decision_regions(predict, X, Y, resolution=40, **options)
    image = ax.images[0]
    left, right, bottom, top = image.get_extent()
    across, up = np.linspace(left, right, 40), np.linspace(bottom, top, 40)
    expected = across[None, :] + up[:, None] >= 1.5
    differ = np.asarray(image.get_array()) != expected
    assert differ.mean() < 0.02  # only where a rounding decides
    assert left < 0 < 1 < right
    assert bottom < 0 < 1 < top


def test_points_of_a_class_share_a_marker_and_classes_differ():
    ax = plotting.decision_regions(fires, X, Y, classes=["off", "on"])
    drawn = [c for c in ax.collections if isinstance(c, PathCollection) and len(c.get_offsets())]
    assert [len(c.get_offsets()) for c in drawn] == [3, 1]
    assert len({c.get_paths()[0].vertices.shape for c in drawn}) == 2
    assert [text.get_text() for text in ax.get_legend().get_texts()] == ["off", "on"]


def test_a_model_is_asked_in_evaluation_mode_and_left_as_it_was():
    class Watched(nn.Module):
        def forward(self, x):
            assert not self.training
            assert not torch.is_grad_enabled()
            return fires(x)

    model = Watched().train()
    plotting.decision_regions(model, X, Y)
    assert model.training


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((fires, torch.zeros(4, 3), Y), "needs points"),
        ((fires, X, Y[:2]), "needs points"),
        ((fires, X[:0], Y[:0]), "needs points"),
        ((lambda x: x[:3, 0], X, Y), r"predict returned shape \(3,\) for"),
        ((lambda x: torch.zeros(()), X, Y), r"predict returned shape \(\) for"),
        ((lambda x: torch.full((len(x),), 9), X, Y), "10 classes: decision_regions draws at most"),
    ],
)
def test_points_that_cannot_be_drawn_are_explained(arguments, message):
    with pytest.raises(ValueError, match=message):
        plotting.decision_regions(*arguments)


def test_too_few_names_are_refused():
    with pytest.raises(ValueError, match="2 classes, but only 1 names"):
        plotting.decision_regions(fires, X, Y, classes=["off"])


# --- history -------------------------------------------------------------------------------------


def test_history_draws_loss_and_accuracy_of_both_sets():
    record_ = record()
    loss, accuracy = plotting.history(record_)
    assert (loss.get_ylabel(), accuracy.get_ylabel()) == ("loss", "accuracy")
    train, valid = loss.lines[:2]
    np.testing.assert_array_equal(train.get_xdata(), [1, 2, 3, 4])
    np.testing.assert_array_equal(train.get_ydata(), record_.train_loss)
    np.testing.assert_array_equal(valid.get_ydata(), record_.valid_loss)
    assert train.get_linestyle() != valid.get_linestyle()
    assert loss.lines[2].get_xdata()[0] == record_.best_epoch == 2
    names = [text.get_text() for text in loss.get_legend().get_texts()]
    assert names == ["training", "validation", "best epoch"]


def test_history_without_validation_or_accuracy():
    (loss,) = plotting.history(record(valid=False, accuracy=False))
    assert len(loss.lines) == 1
    loss, accuracy = plotting.history(record(epochs=1, valid=False))
    assert len(loss.lines) == len(accuracy.lines) == 1


def test_history_draws_on_the_axes_it_is_given():
    axes = plt.subplots(1, 2)[1]
    assert list(plotting.history(record(), axes=axes)) == list(axes)
    single = plt.subplots()[1]
    assert list(plotting.history(record(accuracy=False), axes=single)) == [single]
    with pytest.raises(ValueError, match="draws 2 plots, and got 1 axes"):
        plotting.history(record(), axes=single)


def test_an_empty_history_is_refused():
    with pytest.raises(ValueError, match="holds no epoch"):
        plotting.history(History())


# --- confusion_matrix ----------------------------------------------------------------------------


@settings(deadline=None, max_examples=20)
@given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2)), max_size=30))
def test_the_counts_are_those_of_scikit_learn(pairs):
    labels = np.array([label for label, _ in pairs], dtype=int)
    predictions = torch.tensor([prediction for _, prediction in pairs], dtype=torch.long)
    ax = plotting.confusion_matrix(labels, predictions, CLASSES)
    expected = np.zeros((3, 3), dtype=int)
    if pairs:
        expected = metrics.confusion_matrix(labels, predictions, labels=[0, 1, 2])
    np.testing.assert_array_equal(ax.images[0].get_array(), expected)
    places = {tuple(map(int, t.get_position())): int(t.get_text()) for t in ax.texts}
    assert places == {(c, r): expected[r, c] for r in range(3) for c in range(3)}
    assert [tick.get_text() for tick in ax.get_yticklabels()] == list(CLASSES)
    plt.close(ax.figure)


@pytest.mark.parametrize(
    ("labels", "predictions", "message"),
    [
        (Y, torch.rand(4, 3), r"take logits.argmax\(dim=1\)"),
        (Y, torch.rand(4), "one whole number per example"),
        (Y, Y[:2], "4 labels and 2 predictions"),
        (Y + 2, Y, "labels goes from 2 to 3, but there are only 3 classes: 0 to 2"),
        (Y, Y - 1, "predictions goes from -1 to 0"),
    ],
)
def test_predictions_that_cannot_be_counted_are_explained(labels, predictions, message):
    with pytest.raises(ValueError, match=message):
        plotting.confusion_matrix(labels, predictions, CLASSES)
