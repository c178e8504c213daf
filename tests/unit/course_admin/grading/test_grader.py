"""What the answers of one submission may take together."""

from course_admin.grading import grader
from course_admin.grading.grader import Options, judge_task, pack_task, unpack_result
from course_admin.grading.judging import Cell, Judged
from course_admin.grading.marks import GradedExercise
from course_admin.jail.limits import Limits


def task(number):
    answer = Cell(0, f"x = {number}", True)
    return Judged(
        exercise=f"ex{number}",
        full=2,
        context=[],
        cells=[answer],
        answer=0,
        below=[],
        check="",
        names=[],
        seed=1,
        others=[],
        changes=False,
    )


def test_a_submission_may_not_take_the_time_of_each_of_its_answers(monkeypatch):
    """An answer that sleeps almost as long as it may holds a worker; ten of them shall not."""
    judged = []

    class Sleepy:
        def __init__(self, sandboxed, limits):
            self.limits = limits

        def judge(self, one):
            judged.append(one.exercise)
            return GradedExercise(2, one.full, stage="passed", seconds=0.9 * self.limits.seconds)

    monkeypatch.setattr(grader, "Judge", Sleepy)
    options = Options(sandboxed=False, limits=Limits(seconds=60))
    tasks = {f"key{number}": task(number) for number in range(10)}
    results = unpack_result(judge_task(pack_task(tasks, options)))
    assert judged == ["ex0", "ex1", "ex2"]
    assert [one.stage for one in results.values()] == ["passed"] * 3 + ["engine"] * 7
    assert "OutOfTime" in results["key9"].flags[0]
