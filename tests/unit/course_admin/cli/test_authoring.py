"""What build, check and prove print, as text and as JSON."""

import json

from tests.unit.rewriting import rewrite


def test_build_says_what_it_did(course):
    result = course("build")
    assert result.exit_code == 0
    assert "1 lessons built, 0 files changed." in result.output


def test_check_is_0_when_fine_and_1_when_not(course, built_lesson):
    assert course("check").exit_code == 0
    rewrite(built_lesson, "Two of one.", "Two of ones.")
    result = course("check")
    assert result.exit_code == 1
    assert "run `course build` and commit the result" in result.output
    found = json.loads(course("check", "--json").output)
    assert found[0]["where"] == "00_doubling.ipynb"


def test_prove_is_0_when_fine_and_1_when_not(course, built_lesson):
    result = course("prove", "--jobs", "2")
    assert result.exit_code == 0
    assert "18 answers tried, 0 judged wrongly." in result.output
    (built_lesson.answers_path / "ex1" / "right_times.py").write_text("double = len\n")
    result = course("prove", "--json")
    assert result.exit_code == 1
    trials = json.loads(result.output[result.output.index("[") :])
    assert [t["answer"] for t in trials if t["problem"]] == ["right_times.py"]
