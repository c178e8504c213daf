"""A pytest plugin: nbval, comparing outputs as the course's build does.

nbval compares text letter by letter and leaves pictures out. With ``-p nbval_tolerance`` every
output counts, and is compared by `course_admin.comparison`: numbers and pictures with a tolerance,
which the cell's metadata states.
"""

from nbval import plugin

from course_admin.comparison import difference
from course_admin.lessons import course_metadata


class Cell(plugin.IPyNbCell):
    """A cell that is executed, and whose outputs must say what the notebook promised."""

    def compare_outputs(self, test, ref, skip_compare=None):
        """Say whether the outputs ``test`` agree with the notebook's, ``ref``."""
        found = difference(test, ref, course_metadata(self.cell).get("tolerance"))
        self.comparison_traceback = [] if found is None else [f"\n{found}\n"]
        return found is None


plugin.IPyNbCell = Cell
