"""Two sides of a wall: a test is the check's, a process that it forks is the answer's."""

import multiprocessing
import socket
import textwrap

import pytest

from course_admin.boundary.answers import serve
from course_admin.boundary.messages import Channel
from course_admin.boundary.peer import Peer
from course_admin.course.execution import warm_up

HANGING = 120  # seconds


class Wall:
    """The check's side of a wall, behind which answers run."""

    def __init__(self):
        mine, theirs = socket.socketpair()
        context = multiprocessing.get_context("fork")
        self.process = context.Process(target=_be_the_answer, args=(mine, theirs))
        self.process.start()
        theirs.close()
        mine.settimeout(HANGING)
        self.peer = Peer(Channel(mine), answers=False)

    def run(self, source):
        """Run a cell of the answer; give its error or None, and what it printed."""
        return self.peer.ask("run", textwrap.dedent(source), 0)

    def define(self, source, *names):
        """Run a cell that must not fail; give what the names stand for, or the one."""
        imports = "import numpy as np, torch\nfrom torch import nn\n"
        error, _ = self.run(imports + textwrap.dedent(source))
        assert error is None, error
        found = [self.peer.ask("value", name) for name in names]
        return found[0] if len(found) == 1 else found

    def evaluate(self, expression):
        """Give the value of an expression on the answer's side."""
        self.define(f"_asked = {expression}")
        return self.peer.ask("value", "_asked")

    def close(self):
        self.process.kill()
        self.process.join()


def _be_the_answer(mine, theirs):
    mine.close()
    serve(theirs)


@pytest.fixture(scope="session", autouse=True)
def _warm():
    warm_up()


@pytest.fixture
def wall():
    made = Wall()
    yield made
    made.close()
