"""A call is the check's or the answer's, whatever stands between."""

import contextlib

import pytest
import torch
from torch import nn

from tutor.callers import Callers


def _asked(function, expected, scope):
    """Run ``function`` as a check would: from the scope's own code."""
    exec("def check(function): return function()", scope)
    assert scope["check"](function) is expected


@pytest.fixture
def callers():
    with contextlib.ExitStack() as stack:
        notebook = {"__name__": "__main__"}
        exec("def f(function): return function()", notebook)
        notebook["bare"] = torch.sigmoid
        made = Callers(stack, dict(notebook), notebook, lambda owner: None)
        made.watch()
        made.mark()
        yield made


def test_what_the_check_calls_itself_is_its_own(callers):
    _asked(callers.is_the_checks_own, True, callers.scope)


def test_what_the_notebook_calls_is_the_answers(callers):
    _asked(lambda: callers.notebook["f"](callers.is_the_checks_own), False, callers.scope)


def test_a_bare_function_of_a_library_is_wrapped_for_the_check_alone(callers):
    assert callers.notebook["bare"] is torch.sigmoid
    assert callers.scope["bare"] is not torch.sigmoid
    assert callers.scope["bare"](torch.zeros(())).item() == 0.5


def test_a_layer_that_existed_before_the_check_is_the_answers(callers):
    class Asks(nn.Module):
        def forward(self, callers):
            return callers.is_the_checks_own()

    with contextlib.ExitStack() as stack:
        before = Asks()
        later = Callers(stack, callers.scope, callers.notebook, lambda owner: None)
        later.watch()
        _asked(lambda: before(later), False, callers.scope)


def test_modules_are_as_before_when_the_check_has_ended():
    before = nn.Module.__init__
    with contextlib.ExitStack() as stack:
        Callers(stack, {}, {}, lambda owner: None).watch()
        assert nn.Module.__init__ is not before
    assert nn.Module.__init__ is before
