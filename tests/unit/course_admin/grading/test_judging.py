"""What an answer does to a check beside it is undone and noticed; what it means is read rightly."""

import base64
import multiprocessing

import pytest

from course_admin.grading.answering import Server
from course_admin.grading.judging import Judged, _graded, hidden_line
from course_admin.grading.plain_values import decode, encode
from course_admin.grading.separate_checks import as_error

IMPORTS = "import torch\n\nfrom course_utils import checks"
CHECK = (
    "checks.expect(double(3), 6, {'You squared it.': 9})\n### BEGIN HIDDEN TESTS\n"
    "secret = 5\nchecks.expect(double(secret), 10)\n### END HIDDEN TESTS"
)
RIGHT = "def double(n):\n    return 2 * n\n"


def in_a_fork(function, *args):
    context = multiprocessing.get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=lambda: sender.send(function(*args)), daemon=True)
    process.start()
    sender.close()
    assert receiver.poll(300)
    result = receiver.recv()
    process.kill()
    process.join()
    return result


def checked_together(answer):
    """Run the check beside the answer, as in a kernel."""
    server = Server(1)

    def ask(**request):
        return decode(base64.b64decode(server(base64.b64encode(encode(request)).decode())))

    ask(do="prepare", cells=[IMPORTS])
    said = ask(do="answer", cells=[answer], names=["double"])
    verdict = ask(do="check", source=CHECK, names=["double"], token="t")
    judged = Judged("ex1", 2, [IMPORTS], [], answer, CHECK, ["double"], False, 1)
    outcome = {"printed": "", "answer_error": said["error"], "verdict": verdict}
    return _graded(judged, outcome, 1.0)


@pytest.mark.parametrize(
    ("answer", "points", "stage", "hint"),
    [
        (RIGHT, 2, "passed", None),
        (RIGHT + "raise ValueError('later')", 2, "passed", None),
        ("def double(n):\n    return n * n", 0, "check", "You squared it."),
        ("def double(n):\n    return 6", 0, "hidden", "Expected 10, but this is 6."),
        ("def double(n)", 0, "answer", None),
        ("def double(n):\n    raise checks.CheckFailed('You squared it.')", 0, "check", None),
        ("def double(n):\n    raise SystemExit", 0, "check", None),
        ("def double(n):\n    return secret if n == 5 else 6", 0, "hidden", None),
    ],
)
def test_points_stage_and_hint(answer, points, stage, hint):
    graded = in_a_fork(checked_together, answer)
    assert (graded.points, graded.stage, graded.hint) == (points, stage, hint)
    assert graded.flags == []


WRONG = "def double(n):\n    return None\n"


@pytest.mark.parametrize(
    ("answer", "flag"),
    [
        ("checks.expect = print\n" + WRONG, "replaced course_utils.checks.expect"),
        ("checks._difference = lambda *a: None\n" + WRONG, "replaced"),
        ("checks.expect.__code__ = (lambda *a, **k: None).__code__\n" + WRONG, "rewrote"),
        ("torch.equal = lambda *a: True\n" + WRONG, "replaced torch.equal"),
        ("import sys, types\nsys.modules['course_utils.checks'] = types.ModuleType('x')\n" + WRONG,
         "replaced the module"),
        ("def double(n):\n    checks._difference = lambda *a: None\n", "replaced"),
        ("import sys\ndef double(n):\n    return 2 * n if sys._getframe(1) else 0\n", "frames"),
        ("import gc\ndef double(n):\n    gc.get_objects()\n    return 2 * n\n", "memory"),
        ("import sys\nsys.settrace(lambda *a: None)\n" + RIGHT, "traces"),
        ("def double(n):\n    try:\n        1 / 0\n    except Exception as e:\n"
         "        e.__traceback__.tb_frame\n    return 2 * n\n", "frames"),
        ("import threading, time\nthreading.Thread(target=time.sleep, args=(600,), daemon=True)"
         ".start()\n" + RIGHT, "threads"),
    ],
)  # fmt: skip
def test_tampering_earns_a_flag_and_nothing_else(answer, flag):
    graded = in_a_fork(checked_together, answer)
    assert graded.points == 0
    assert graded.hint is None
    assert any(flag in said for said in graded.flags), graded.flags


def test_the_hidden_tests_begin_at_their_line():
    assert hidden_line(CHECK) == 2
    assert hidden_line("x = 1") == float("inf")


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        (["ValueError", "Mine", "no"], ValueError),
        (["Exception", "CheckFailed", "no"], Exception),
        (["KeyboardInterrupt", "KeyboardInterrupt", ""], Exception),
        (["UnicodeDecodeError", "UnicodeDecodeError", "no"], Exception),
        ("nonsense", Exception),
        ([1], Exception),
        (["print", "print", ""], Exception),
    ],
)
def test_errors_of_an_answer_are_errors_of_their_kind(said, kind):
    error = as_error(said)
    assert isinstance(error, kind)
    assert isinstance(error, Exception)
    assert type(error).__name__ != "CheckFailed"
