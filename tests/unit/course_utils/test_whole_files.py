"""Files are whole or not there, and what is no file is written to, never replaced."""

import os
import stat
import subprocess
import sys
import threading

import pytest
import torch

from course_utils.training import CheckpointError, save_checkpoint
from course_utils.training.checkpoints import check_writable
from course_utils.whole_files import is_special, whole_file, write_whole

posix = pytest.mark.skipif(os.name != "posix", reason="needs pipes and devices")


def test_a_file_is_replaced_at_the_end_alone(tmp_path):
    path = tmp_path / "new" / "a.txt"
    write_whole(path, "old\r\n")
    path.chmod(0o640)

    def fail():
        with whole_file(path) as file:
            file.write(b"half")
            assert path.read_bytes() == b"old\r\n"
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    assert path.read_bytes() == b"old\r\n"
    write_whole(path, "new \udcff")
    assert path.read_text() == "new \\udcff"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert list(path.parent.iterdir()) == [path]


def test_two_at_once_do_not_share_what_they_half_wrote(tmp_path):
    path = tmp_path / "a.txt"
    with whole_file(path) as one, whole_file(path) as other:
        one.write(b"1" * 100)
        other.write(b"22")
    assert path.read_bytes() == b"1" * 100  # the one that ended last
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_stays_a_link(tmp_path):
    (tmp_path / "link").symlink_to(tmp_path / "real")
    write_whole(tmp_path / "link", "x")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_text() == "x"


def read_aside(path):
    """Read a pipe as another process would, and give what came."""
    found = []
    reader = threading.Thread(target=lambda: found.append(path.read_bytes()), daemon=True)
    reader.start()
    return reader, found


@posix
@pytest.mark.parametrize("through_a_link", [False, True])
def test_a_pipe_is_written_to(tmp_path, through_a_link):
    pipe, link = tmp_path / "pipe", tmp_path / "link"
    os.mkfifo(pipe)
    link.symlink_to(pipe)
    reader, found = read_aside(pipe)
    write_whole(link if through_a_link else pipe, "through\n")
    reader.join(30)
    assert found == [b"through\n"]
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    assert link.is_symlink()
    assert sorted(tmp_path.iterdir()) == [link, pipe]


@posix
def test_a_checkpoint_goes_through_a_pipe(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    check_writable(pipe)
    reader, found = read_aside(pipe)
    save_checkpoint(pipe, torch.nn.Linear(2, 1))
    reader.join(30)
    (tmp_path / "a.pt").write_bytes(found[0])
    assert torch.load(tmp_path / "a.pt", weights_only=True)["format"] == "course checkpoint 1"


@posix
def test_a_full_device_is_a_clear_error_and_stays(tmp_path):
    link = tmp_path / "full"
    link.symlink_to("/dev/full")
    with pytest.raises(OSError, match="No space left"):
        write_whole(link, "x" * 100_000)
    with pytest.raises(CheckpointError, match=r"Cannot write .*full"):
        save_checkpoint(link, torch.nn.Linear(2, 1))
    assert link.is_symlink()
    assert stat.S_ISCHR(os.stat("/dev/full").st_mode)  # noqa: PTH116


@posix
@pytest.mark.parametrize("name", ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1", "own"])
def test_standard_output_sent_to_a_file(tmp_path, name):
    """A link to one of the process's own open files: what it prints before and after stays."""
    out = tmp_path / "out.txt"
    if name == "own":
        (tmp_path / "own").symlink_to("/proc/self/fd/1")
        name = str(tmp_path / "own")
    # In the child alone, and never by renaming: `is_special` is asked first.
    program = (
        "import sys; from course_utils.whole_files import is_special, write_whole\n"
        f"assert is_special({name!r})\n"
        f"print('before'); write_whole({name!r}, 'table\\n'); print('after')"
    )
    with out.open("wb") as file:
        subprocess.run([sys.executable, "-c", program], stdout=file, check=True, timeout=600)
    assert out.read_text() == "before\ntable\nafter\n"


def test_a_folder_is_no_place_for_a_file(tmp_path):
    with pytest.raises(OSError, match="there is a folder of that name"):
        write_whole(tmp_path, "x")
    assert not is_special(tmp_path)
    assert not is_special(tmp_path / "nothing")
