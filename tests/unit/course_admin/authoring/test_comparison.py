"""When two runs of a cell say the same."""

import base64
import io

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from nbformat.v4 import new_output
from PIL import Image, ImageDraw

from course_admin.authoring.comparison import DEFAULT_TOLERANCE, difference, text_difference


def printed(text):
    return new_output("stream", name="stdout", text=text)


def png(draw=None, size=(400, 300)):
    image = Image.new("RGB", size, "white")
    if draw:
        draw(ImageDraw.Draw(image))
    data = io.BytesIO()
    image.save(data, "PNG")
    return base64.b64encode(data.getvalue()).decode()


def picture(draw=None, **more):
    return new_output("display_data", data={"image/png": png(draw, **more)})


def curve(height):
    points = [(x, 250 - height * np.sin(x / 60)) for x in range(20, 380, 4)]
    return lambda canvas: canvas.line(points, fill="blue", width=3)


def test_equal_outputs_are_equal():
    outputs = [printed("loss 0.5\n"), picture(curve(80))]
    assert difference(outputs, outputs) is None


def test_streams_that_were_cut_elsewhere_are_equal():
    assert difference([printed("a"), printed("b\n")], [printed("ab\n")]) is None


@given(st.floats(-1e3, 1e3), st.floats(0.01, 0.5))
def test_numbers_within_the_tolerance_are_equal_and_beyond_it_are_not(value, tolerance):
    step = tolerance * max(1, abs(value))
    near, far = value + 0.9 * step, value + 1.2 * step
    assert text_difference(f"loss {near:.9f}", f"loss {value:.9f}", tolerance) is None
    assert text_difference(f"loss {far:.9f}", f"loss {value:.9f}", tolerance)


@pytest.mark.parametrize(
    ("new", "reference", "message"),
    [
        ("12 wrong", "13 wrong", "the number 12 should be 13"),
        ("loss 0.51", "loss 0.50", "tolerance 0.001"),
        ("loss falls", "loss rises", "the text 'loss falls' should be 'loss rises'"),
        ("loss 1.0 nan", "loss 1.0 2.0", "the text"),
        ("loss 1.0", "loss 1.0 2.0", "the text"),
        ("v2_1", "v2_2", "the text"),
    ],
)
def test_what_differs_is_said(new, reference, message):
    assert message in text_difference(new, reference)


def test_the_default_tolerance_is_small():
    assert DEFAULT_TOLERANCE <= 1e-3
    assert text_difference("0.5004", "0.5") is None


def test_a_missing_or_additional_output_is_a_difference():
    assert "there should be the outputs" in difference([], [printed("a")])
    assert "there should be the outputs" in difference([printed("a"), picture()], [printed("a")])


@pytest.mark.parametrize("tolerance", [None, 0.05])
def test_a_picture_that_is_blank_or_another_is_a_difference(tolerance):
    reference = [picture(curve(80))]
    assert difference([picture()], reference, tolerance)
    assert difference([picture(curve(-80))], reference, tolerance)
    assert difference([picture(curve(80), size=(300, 300))], reference, tolerance)


def test_no_tolerance_lets_an_empty_picture_pass():
    reference = [picture(curve(80))]
    assert difference([picture(curve(-80))], reference, 2.0) is None
    assert "less than half of its ink" in difference([picture()], reference, 2.0)


def test_a_picture_that_moved_by_a_dot_is_the_same():
    moved = picture(curve(81), size=(401, 300))
    assert difference([moved], [picture(curve(80))], 0.05) is None


def test_an_error_is_compared_by_its_name_and_message():
    error = new_output("error", ename="ValueError", evalue="no", traceback=["a"])
    other = new_output("error", ename="ValueError", evalue="yes", traceback=["a"])
    assert difference([error], [error]) is None
    assert difference([error], [other])
