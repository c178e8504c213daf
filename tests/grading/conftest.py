"""What the tests of the jail share."""

import pytest

MODES = {"plain": False, "fork-server": True}


@pytest.fixture(scope="module", params=MODES)
def mode(request) -> bool:
    """Whether processes are forked from the server."""
    return MODES[request.param]
