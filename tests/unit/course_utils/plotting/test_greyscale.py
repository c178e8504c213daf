"""Figures in grey: curves and kinds of points that differ in colour differ otherwise, too."""

from itertools import combinations

import pytest

from course_utils.plotting.style import LINES, MARKERS, PALETTE, rgb

# CIELAB's lightness goes from 0 (black) to 100 (white); 10 apart are told apart side by side.
APART = 10
AT_MOST = 5  # curves without markers; the sixth has dashes and lightness of the second


def lightness(colour):
    """CIELAB's L*, from sRGB (IEC 61966-2-1)."""
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in rgb(colour)]
    luminance = sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
    return 116 * luminance ** (1 / 3) - 16 if luminance > 0.008856 else 903.3 * luminance


def test_lightness_is_that_of_the_standard():
    assert lightness("#000000") == 0
    assert lightness("#FFFFFF") == pytest.approx(100, abs=0.1)
    assert lightness("#777777") == pytest.approx(50, abs=0.2)


@pytest.mark.parametrize(("a", "b"), combinations(range(AT_MOST), 2))
def test_two_curves_differ_in_their_dashes_or_in_lightness(a, b):
    assert LINES[a] != LINES[b] or abs(lightness(PALETTE[a]) - lightness(PALETTE[b])) > APART


def test_no_two_kinds_of_points_have_the_same_marker():
    assert len(set(MARKERS)) == len(MARKERS) == len(PALETTE)
