"""The report as one HTML page with charts, complete in itself."""

from __future__ import annotations

import base64
import io
from dataclasses import dataclass
from statistics import mean, median

import matplotlib as mpl
from markupsafe import Markup
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from course_admin.course.settings import Course
from course_admin.results.pages import page
from course_admin.results.reporting import LessonReport

# Okabe and Ito's colours for right and wrong, told apart by every kind of eye; also by lightness.
_RIGHT, _WRONG, _MISSING = "#0072B2", "#E69F00", "#C8CCD0"
_WIDTH = 4.8  # inches, so that 11-point text can be read on a phone
# Text is drawn, so no font is needed; the same marks give the same file.
_STYLE = {"svg.fonttype": "path", "svg.hashsalt": "course", "font.size": 11}
_SHOWN_HINTS = 12


@dataclass(frozen=True)
class Chart:
    """A picture for a page: its address, which holds the whole picture, and what it says."""

    address: Markup
    alt: str


def report_page(course: Course, reports: list[LessonReport]) -> str:
    """Write the page for these lessons."""
    return page(
        "report.html",
        course=course.title,
        lessons=[
            {
                "report": report,
                "mean": mean(one.score for one in report.students),
                "median": median(one.score for one in report.students),
                "marks": marks_chart(report),
                "success": success_chart(report),
                "hints": report.hints[:_SHOWN_HINTS],
            }
            for report in reports
        ],
    )


@mpl.rc_context(_STYLE)
def marks_chart(report: LessonReport) -> Chart:
    """Draw how many students got how many points."""
    scores = [one.score for one in report.students]
    full = report.full or 1.0
    tenths = [min(int(10 * score / full), 9) for score in scores]
    counts = [tenths.count(tenth) for tenth in range(10)]
    figure, ax = _figure(2.8)
    edges = [full * tenth / 10 for tenth in range(10)]
    ax.bar(edges, counts, width=full / 10, align="edge", color=_RIGHT, edgecolor="white")
    ax.axvline(mean(scores), color="black", linestyle="--", linewidth=1.2)
    ax.annotate(
        f"mean {mean(scores):.1f}",
        (mean(scores), 1),
        xycoords=("data", "axes fraction"),
        xytext=(-4 if mean(scores) > full / 2 else 4, 4),
        textcoords="offset points",
        ha="right" if mean(scores) > full / 2 else "left",
    )
    ax.set(xlabel=f"points of {full:g}", ylabel="students", xlim=(0, full))
    ax.yaxis.get_major_locator().set_params(integer=True)
    said = ", ".join(
        f"{count} from {full * tenth / 10:g} to {full * (tenth + 1) / 10:g}"
        for tenth, count in enumerate(counts)
        if count
    )
    return Chart(
        _address(figure),
        f"Histogram of {len(scores)} marks of {report.lesson}, mean {mean(scores):.1f}. "
        f"Students by points: {said}.",
    )


@mpl.rc_context(_STYLE)
def success_chart(report: LessonReport) -> Chart:
    """Draw how many answers to each exercise were right, wrong or missing."""
    names = [one.exercise for one in report.exercises]
    figure, ax = _figure(1.2 + 0.36 * len(names))
    left = [0] * len(names)
    for label, color in (("right", _RIGHT), ("wrong", _WRONG), ("missing", _MISSING)):
        counts = [getattr(one, label) for one in report.exercises]
        bars = ax.barh(names, counts, left=left, color=color, label=label, edgecolor="white")
        ax.bar_label(
            bars,
            [str(count) if count else "" for count in counts],
            label_type="center",
            color="white" if label == "right" else "black",
        )
        left = [a + b for a, b in zip(left, counts, strict=True)]
    ax.invert_yaxis()
    ax.set(xlabel="students")
    ax.xaxis.get_major_locator().set_params(integer=True)
    figure.legend(loc="outside upper center", ncols=3, frameon=False)
    said = "; ".join(
        f"{one.exercise}: {one.right} right, {one.wrong} wrong, {one.missing} missing"
        for one in report.exercises
    )
    return Chart(_address(figure), f"Bars of success by exercise of {report.lesson}. {said}.")


def _figure(height: float) -> tuple[Figure, Axes]:
    figure = Figure(figsize=(_WIDTH, height), layout="constrained")
    ax = figure.subplots()
    ax.spines[["top", "right"]].set_visible(False)
    return figure, ax


def _address(figure: Figure) -> Markup:
    """Give a figure as an address that holds it."""
    content = io.BytesIO()
    figure.savefig(content, format="svg", metadata={"Date": None})
    encoded = base64.b64encode(content.getvalue()).decode()
    return Markup("data:image/svg+xml;base64," + encoded)
