"""A pytest plugin: nbval, comparing outputs as the course's build does.

nbval compares text letter by letter and leaves pictures out. With ``-p nbval_tolerance`` every
output counts, and is compared by `course_admin.authoring.comparison`: numbers and pictures with a tolerance,
which the cell's metadata states.
"""

from nbval.plugin import IPyNbCell

from course_admin.authoring.comparison import difference
from course_admin.course.lessons import course_metadata


def compare_outputs(cell, test, ref, skip_compare=None):
    """Say whether the outputs ``test`` of a cell agree with the notebook's, ``ref``."""
    found = difference(test, ref, course_metadata(cell.cell).get("tolerance"))
    cell.comparison_traceback = [] if found is None else [f"\n{found}\n"]
    return found is None


# nbval's collector makes cells of this very class, so the method is replaced, not the class.
IPyNbCell.compare_outputs = compare_outputs
