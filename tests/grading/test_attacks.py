"""No hostile submission gains a point, learns a secret or touches another; no honest one loses one.

They are graded by one `course grade`, between two sound submissions: all of honest/, and one of
each kind of attacks/, or all of it if the environment variable COURSE_ATTACKS is "all".
"""

import contextlib
import os
import socket
import threading
from pathlib import Path

import psutil
import pytest

from course_admin.course.lessons import find_lessons
from course_admin.course.settings import find_course
from tests.grading import corpus, outcomes, planted

pytestmark = [pytest.mark.needs("jail"), pytest.mark.xdist_group("attacks")]

COURSE = find_course(Path(__file__).parent)
ALL_ATTACKS, HONEST = corpus.attacks(), corpus.honest()
HANGING = 7200  # seconds

# One of each kind.
REPRESENTATIVE = [
    "reads_the_gradebook",
    "reads_the_home_folder",
    "reads_the_environment",
    "reads_other_submissions",
    "reads_the_source",
    "reads_hidden_tests",
    "rewrites_the_gradebook",
    "rewrites_other_submissions",
    "writes_outside_its_folder",
    "opens_a_connection",
    "forks_without_end",
    "fills_the_memory",
    "fills_the_disk",
    "prints_100_megabytes_on_a_line",
    "loops_for_ever",
    "leaves_with_os_exit",
    "leaves_with_sys_exit",
    "edits_its_checks",
    "deletes_a_check",
    "duplicates_a_check",
    "breaks_its_json",
    "is_empty",
    "is_a_folder",
    "is_a_pipe",
    "makes_its_timestamp_a_pipe",
    "transforms_without_end",
    "links_to_another_submission",
    "links_its_folder_to_another",
    "links_to_secrets",
    "replaces_expect",
    "patches_torch",
    "patches_numpy",
    "equals_everything",
    "gives_itself_nan_credit",
    "gives_itself_infinity_credit",
    "shows_a_script_in_its_error",
    "writes_a_script",
    "zeroes_its_inputs",
    "empties_the_dice",
    "hashes_for_ever",
    "looks_hidden_images_up",
]
WHOLE = os.environ.get("COURSE_ATTACKS") == "all"
ATTACKS = [one for one in ALL_ATTACKS if WHOLE or one.name in REPRESENTATIVE]


@contextlib.contextmanager
def server():
    """A server on this machine; gives its port, and the list of those who connected."""
    connected = []
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def accept():
            with contextlib.suppress(OSError):
                while True:
                    connected.append(listening.accept()[1])

        threading.Thread(target=accept, daemon=True).start()
        yield listening.getsockname()[1], connected


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    """Everything graded, in a classroom full of secrets."""
    lesson = find_lessons(COURSE, (corpus.LESSON,))[0]
    run = outcomes.CourseRun(planted.classroom(tmp_path_factory.mktemp("attacks"), lesson))
    with server() as (port, connected):
        run.hand_in([*ATTACKS, *HONEST], port)
        # An honest answer computes up to 4 s on a busy machine, and takes up to 24 s.
        run.grade(jobs=2, cpu_seconds=20, seconds=900, hanging=HANGING)
        run.connected = connected
    return run


def test_the_run_ends_well(run):
    assert run.status == 1, run.output  # there are flags to look at
    assert run.results.keys() == {one.name for one in ATTACKS + HONEST} | {
        outcomes.BEFORE,
        outcomes.AFTER,
    }


def marked(attack):
    """An attack that is known to achieve something must say so, and only as long as it does."""
    known = [pytest.mark.xfail(strict=True, reason=attack.open)] if attack.open else []
    return pytest.param(attack, marks=known, id=attack.name)


@pytest.mark.parametrize("attack", [marked(one) for one in ATTACKS])
def test_an_attack_gains_nothing_learns_nothing_and_touches_nothing(run, attack):
    outcome = run.outcome(attack)
    assert not outcome.harm, attack.story
    if attack.keeps_the_rest:
        assert not outcome.loses, attack.story


@pytest.mark.parametrize("submission", HONEST, ids=lambda submission: submission.name)
def test_an_honest_submission_keeps_every_point(run, submission):
    outcome = run.outcome(submission)
    assert not outcome.loses, submission.story
    assert not outcome.harm


def test_the_gradebook_says_the_same_as_the_results(run):
    marks = outcomes.read_gradebook(run.classroom.root / "gradebook.db")
    for student, result in run.results.items():
        assert marks[student] == {
            name: exercise["points"] for name, exercise in result["exercises"].items()
        }, student


@pytest.mark.parametrize("student", [outcomes.BEFORE, outcomes.AFTER])
def test_those_beside_them_get_what_they_deserve(run, student):
    result = run.results[student]
    assert result["remarks"] == result["flags"] == []
    full = {exercise.id: exercise.points for exercise in run.classroom.lesson.exercises()}
    assert {name: one["points"] for name, one in result["exercises"].items()} == full
    page = run.classroom.root / "feedback" / student / corpus.LESSON / f"{corpus.LESSON}.html"
    html = page.read_text("utf-8")
    others = tuple(place for place in planted.PLACES if place != "submission")
    assert run.classroom.leaks(html, others) == []


def test_nothing_is_left_behind(run):
    room = run.classroom
    assert outcomes.traces(room, room.root, room.home) == []
    for folder in ("/tmp", "/var/tmp", "/dev/shm", COURSE.root, Path.home(), "/"):
        assert not Path(folder, planted.LEFT_BEHIND).exists()
    names = [one.name for one in ATTACKS + HONEST]
    assert outcomes.contents(room.submitted, but=names) == run.handed_in


def test_nobody_was_connected_to(run):
    assert run.connected == []


def test_no_process_is_left(run):
    lines = [p.info["cmdline"] or [] for p in psutil.process_iter(["cmdline"])]
    assert not [line for line in lines if f"{run.classroom.root}/{planted.LEFT_BEHIND}" in line]


def test_the_corpus_is_what_it_says():
    assert len(ALL_ATTACKS) >= 40
    assert len(HONEST) >= 10
    assert set(REPRESENTATIVE) <= {attack.name for attack in ALL_ATTACKS}
    for attack in ALL_ATTACKS:
        tries, _, must = attack.story.partition("\n\n")
        assert tries.strip(), attack.name
        assert must.strip(), f"{attack.name} does not say what must happen"


def test_the_detectors_detect(run):
    room = run.classroom
    for place, secret in room.secrets.items():
        for spelled in planted.spellings(f"xx{secret}yy"):
            assert room.leaks(f"... {spelled} ...") == [place]
    live = f"<script>alert('{planted.LEFT_BEHIND}')</script><img onerror=\"{planted.LEFT_BEHIND}\">"
    assert planted.live_markup(live) == ["<script>", "<img onerror>"]
    assert planted.live_markup(f"&lt;script&gt;{planted.LEFT_BEHIND}") == []
    outcome = outcomes.Outcome()
    outcomes.compare_marks(
        outcome, {"a": 0, "b": 2, "c": 1}, {"a": float("nan"), "b": 1, "c": None}
    )
    assert outcome.gains == "a: nan for 0"
    assert outcome.loses == "b: 1 for 2, c waits for a mark by hand"
