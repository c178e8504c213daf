"""Downloads, from a real server on this machine: good, bad, slow, dead, and many at once."""

import contextlib
import errno
import gzip
import hashlib
import os
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import numpy as np
import pytest

from course_utils.data import downloads
from course_utils.data.downloads import DataError, DownloadError, fetch

CONTENT = np.random.RandomState(0).bytes(50_000)
SHA256 = hashlib.sha256(CONTENT).hexdigest()
PACKED = gzip.compress(CONTENT, mtime=0)


class Server(ThreadingHTTPServer):
    """Answers by the first part of the path, and counts what it was asked."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked = Counter()
        self.half_way = threading.Event()

    def url(self, kind):
        return f"http://127.0.0.1:{self.server_port}/{kind}/file.gz"


class Handler(BaseHTTPRequestHandler):
    def log_message(self, *arguments):
        pass

    def do_GET(self):
        kind = self.path.split("/")[1]
        self.server.asked[kind] += 1
        status, body, promised = 200, PACKED, None
        quarters = len(PACKED) * int(kind[-1]) // 4 if kind[-1].isdigit() else None
        if kind.startswith("breaks-off-at-quarter"):
            body, promised = PACKED[:quarters], len(PACKED)
        elif kind.startswith("ends-at-quarter"):
            body = PACKED[:quarters]
        elif kind == "promises-less":
            promised = len(PACKED) - 100
        elif kind == "one-bit":
            middle = len(PACKED) // 2
            body = PACKED[:middle] + bytes([PACKED[middle] ^ 1]) + PACKED[middle + 1 :]
        elif kind == "fails-twice" and self.server.asked[kind] <= 2:
            status, body = 500, b"<html>Internal server error</html>"
        elif kind == "moved":
            self.send_response(302)
            self.send_header("Location", self.server.url("portal"))
            self.end_headers()
            return
        elif kind == "plain":
            body = CONTENT
        elif kind == "altered":
            body = gzip.compress(b"x" + CONTENT[1:])
        elif kind == "broken-off":
            body, promised = PACKED[:20_000], len(PACKED)
        elif kind == "short-gzip":
            body = PACKED[:-100]
        elif kind == "portal":
            body = b"<html>Please log in to the hotel's network</html>"
        elif kind == "endless":
            body = CONTENT * 5
        elif kind == "bomb":
            body = gzip.compress(bytes(5_000_000))
        elif kind == "missing":
            status, body = 404, b"not here"
        elif kind == "busy" or (kind == "flaky" and self.server.asked[kind] == 1):
            status, body = 503, b"try later"
        elif kind == "slow":
            time.sleep(0.5)
        elif kind == "stuck":
            time.sleep(600)
        self.send_response(status)
        self.send_header("Content-Length", str(promised or len(body)))
        self.end_headers()
        with contextlib.suppress(OSError):
            if kind == "drips":
                for start in range(0, len(body), 5_000):
                    self.wfile.write(body[start : start + 5_000])
                    time.sleep(0.03)
            elif kind == "stops-half-way":
                self.wfile.write(body[: len(body) // 2])
                self.server.half_way.set()
                time.sleep(600)
            else:
                self.wfile.write(body)


@pytest.fixture
def server():
    with Server() as running:
        thread = threading.Thread(target=running.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        yield running
        running.shutdown()


@pytest.fixture
def path(tmp_path):
    return tmp_path / "cache" / "MNIST" / "raw" / "file"


def get(path, *urls, **options):
    return fetch(path, urls, SHA256, len(CONTENT), "MNIST is needed", **options)


def others(path):
    """What stands beside the file: only the lock may."""
    if not path.parent.is_dir():
        return set()
    return {each.name for each in path.parent.iterdir()} - {path.name, f"{path.name}.lock"}


@pytest.mark.parametrize("kind", ["good", "plain", "flaky", "fails-twice", "drips"])
def test_the_file_is_fetched_once_and_kept(server, path, kind):
    assert get(path, server.url(kind)) == CONTENT
    assert path.read_bytes() == CONTENT
    assert not others(path)
    asked = server.asked.total()
    assert get(path, server.url(kind)) == CONTENT
    assert server.asked.total() == asked


def test_everybody_may_read_what_one_downloaded(server, path):
    get(path, server.url("good"))
    assert path.stat().st_mode & 0o444 == 0o444


@pytest.mark.parametrize(
    ("kind", "message"),
    [
        ("altered", r"was altered: its SHA-256 is \w{12}… and should be " + SHA256[:12]),
        ("broken-off", "IncompleteRead|broken|truncated"),
        ("breaks-off-at-quarter-0", "broken: IncompleteRead"),
        ("breaks-off-at-quarter-1", "broken: IncompleteRead"),
        ("breaks-off-at-quarter-2", "broken: IncompleteRead"),
        ("breaks-off-at-quarter-3", "broken: IncompleteRead"),
        ("ends-at-quarter-0", "is truncated: 0 of 50,000 bytes"),
        ("ends-at-quarter-1", "is truncated: its gzip stream ends early"),
        ("ends-at-quarter-2", "is truncated: its gzip stream ends early"),
        ("ends-at-quarter-3", "is truncated: its gzip stream ends early"),
        ("promises-less", "is truncated: its gzip stream ends early"),
        ("one-bit", "is damaged"),
        ("moved", "gives a web page instead of the file"),
        ("short-gzip", "is truncated: its gzip stream ends early"),
        ("portal", "gives a web page instead of the file: does this network want you to log in"),
        ("endless", "is too long: more than 51,524 bytes"),
        ("bomb", "it unzips to more than 50,000 bytes"),
        ("missing", "the server answers 404"),
        ("busy", "the server answers 503"),
    ],
)
def test_a_bad_mirror_is_named_and_the_next_one_used(server, path, kind, message):
    with pytest.raises(DownloadError, match=message) as caught:
        get(path, server.url(kind))
    text = str(caught.value)
    assert text.startswith("MNIST is needed; file could not be downloaded:")
    assert server.url(kind) in text
    assert "COURSE_DATA" in text
    assert not path.exists()
    assert not others(path)
    # Trying again helps against everything but a plain no.
    assert server.asked[kind] == (1 if kind == "missing" else downloads.ROUNDS)

    assert get(path, server.url(kind), server.url("good")) == CONTENT
    assert path.read_bytes() == CONTENT


def test_a_dead_mirror_does_not_matter(server, path):
    with Server() as dead:  # a port that nobody listens on once this is closed
        url = dead.url("good")
    assert get(path, url, server.url("good")) == CONTENT
    path.unlink()
    with pytest.raises(DownloadError, match="ConnectionError") as caught:
        get(path, url)
    assert "Check your connection" in str(caught.value)


def test_a_mirror_that_hangs_is_given_up(server, path, monkeypatch):
    monkeypatch.setattr(downloads, "TIMEOUTS", (3, 3))
    assert get(path, server.url("stuck"), server.url("good")) == CONTENT


@pytest.mark.parametrize("damaged", [b"", CONTENT[:-1], CONTENT + b"x", b"x" + CONTENT[1:]])
def test_a_damaged_file_in_the_cache_is_named_and_fetched_again(server, path, damaged):
    path.parent.mkdir(parents=True)
    path.write_bytes(damaged)
    with pytest.warns(UserWarning, match="It is removed and downloaded again") as warned:
        assert get(path, server.url("good")) == CONTENT
    assert str(path) in str(warned[0].message)
    assert path.read_bytes() == CONTENT


def test_a_damaged_file_does_not_stay_when_nothing_can_be_fetched(server, path):
    path.parent.mkdir(parents=True)
    path.write_bytes(b"half")
    with pytest.warns(UserWarning, match="is truncated"), pytest.raises(DownloadError):
        get(path, server.url("missing"))
    assert not path.exists()


def test_a_cache_below_a_file_is_refused(server, tmp_path):
    (tmp_path / "taken").write_text("a file, not a folder")
    with pytest.raises(DownloadError, match="cannot be used: ") as caught:
        get(tmp_path / "taken" / "MNIST" / "file", server.url("good"))
    assert "Set the environment variable COURSE_CACHE to a folder that you can write" in str(
        caught.value
    )
    assert not server.asked


@pytest.mark.parametrize("mode", [0o000, 0o500])
def test_a_cache_without_permission_is_refused(server, tmp_path, mode):
    import filelock  # noqa: F401  # the ordinary user may not be allowed to read the library
    import pooch  # noqa: F401

    folder = tmp_path / "cache"
    folder.mkdir()
    with ordinary_user(tmp_path):
        folder.chmod(mode)
        with pytest.raises(DownloadError, match="cannot be used: Permission denied"):
            get(folder / "MNIST" / "file", server.url("good"))
        folder.chmod(0o700)
        assert not list(folder.iterdir())


@contextlib.contextmanager
def ordinary_user(folder):
    """Permissions do not bind root: be somebody else for a while, who owns this folder."""
    if os.geteuid() != 0:
        yield
        return
    nobody = 65534
    above = [folder, *folder.parents]
    opened = []
    for place in above:  # pytest keeps its folders to itself
        if place.stat().st_uid == 0 and not place.stat().st_mode & 0o001:
            opened.append((place, place.stat().st_mode & 0o7777))
            place.chmod(place.stat().st_mode | 0o011)
    for place in (folder, *folder.iterdir()):
        os.chown(place, nobody, nobody)
    os.seteuid(nobody)
    try:
        yield
    finally:
        os.seteuid(0)
        for place, mode in opened:
            place.chmod(mode)


def test_a_readable_cache_need_not_be_writable(server, tmp_path):
    path = tmp_path / "cache" / "file"
    path.parent.mkdir()
    path.write_bytes(CONTENT)
    path.chmod(0o444)
    with ordinary_user(tmp_path):
        path.parent.chmod(0o500)
        assert get(path, server.url("good")) == CONTENT
        path.parent.chmod(0o700)
    assert not server.asked


@contextlib.contextmanager
def read_only_disk(monkeypatch, folder):
    """Root writes wherever permissions forbid it, but not on a disk that is read-only."""

    def refuse(call):
        def refusing(path, *arguments, **options):
            if str(path).startswith(str(folder)) and (
                call is os.mkdir or arguments[0] & os.O_CREAT
            ):
                raise OSError(errno.EROFS, os.strerror(errno.EROFS), str(path))
            return call(path, *arguments, **options)

        return refusing

    with monkeypatch.context() as patch:
        patch.setattr(os, "open", refuse(os.open))
        patch.setattr(os, "mkdir", refuse(os.mkdir))
        yield


@pytest.mark.parametrize("there", [True, False])
def test_a_read_only_disk_is_named_and_nothing_is_lost_on_it(server, path, monkeypatch, there):
    if there:
        path.parent.mkdir(parents=True)
        path.write_bytes(b"damaged")
    with read_only_disk(monkeypatch, path.parents[2]):
        with pytest.raises(DownloadError, match="cannot be used: Read-only file system") as caught:
            get(path, server.url("good"))
        assert "Set the environment variable COURSE_CACHE to a folder" in str(caught.value)
    assert not server.asked
    assert not others(path)
    assert path.exists() == there
    with contextlib.nullcontext() if not there else pytest.warns(UserWarning, match="is removed"):
        assert get(path, server.url("good")) == CONTENT


def test_a_full_disk_leaves_nothing_behind(server, path):
    """A real one: the system lets this process write no file of more than 20,000 bytes."""
    limited = "import resource\nresource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))\n"
    child = start(path, server.url("good"), before=limited)
    _, error = child.communicate(timeout=300)
    assert "DownloadError: A file is needed that is not here; the cache" in error
    assert "cannot be used: File too large" in error
    assert "with 0 MB free, or COURSE_DATA to a folder that holds the data." in error
    assert not path.exists()
    assert not others(path)
    assert get(path, server.url("good")) == CONTENT


def test_somebody_who_downloads_for_ever_is_named(server, path, monkeypatch):
    from filelock import FileLock

    monkeypatch.setattr(downloads, "LOCK_TIMEOUT", 0.1)
    path.parent.mkdir(parents=True)
    held = FileLock(f"{path}.lock")
    with held, pytest.raises(DownloadError, match="Another process has been downloading file"):
        get(path, server.url("good"))


def test_progress_is_shown_where_it_is_wanted(server, path, capfd):
    get(path, server.url("good"), progress=False)
    assert capfd.readouterr() == ("", "")
    path.unlink()
    get(path, server.url("good"))
    assert "file" in capfd.readouterr().err


CHILD = """
import sys
from course_utils.data.downloads import fetch
path, url, sha256, size = sys.argv[1:]
print("started", flush=True)
content = fetch(path, [url], sha256, int(size), progress=False)
print(len(content))
"""


def start(path, url, before="", program=CHILD):
    return subprocess.Popen(
        [sys.executable, "-c", before + program, str(path), url, SHA256, str(len(CONTENT))],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


HERD = """
import os, sys
import filelock, pooch, requests, tqdm.auto  # so that all thirty ask at the same moment
from course_utils.data.downloads import fetch
path, url, sha256, size = sys.argv[1:]
for _ in range(30):
    if os.fork() == 0:
        content = fetch(path, [url], sha256, int(size), progress=False)
        os._exit(0 if len(content) == int(size) else 1)
print([os.wait()[1] for _ in range(30)])
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="Windows cannot fork")
def test_thirty_processes_download_once(server, path):
    parent = start(path, server.url("slow"), program=HERD)
    assert parent.communicate(timeout=300) == (f"{[0] * 30}\n", "")
    assert server.asked == {"slow": 1}
    assert not others(path)


def test_who_waits_for_a_download_that_is_killed_half_way_downloads_it(server, path):
    killed = start(path, server.url("stops-half-way"))
    assert server.half_way.wait(300)
    waiting = start(path, server.url("good"))
    assert waiting.stdout.readline() == "started\n"
    assert not path.exists()  # a moment after the kill it may be there
    killed.send_signal(signal.SIGKILL)
    killed.communicate(timeout=300)
    assert waiting.communicate(timeout=300) == (f"{len(CONTENT)}\n", "")
    assert path.read_bytes() == CONTENT
    assert not others(path)


def test_being_killed_while_the_file_is_written_leaves_nothing_that_counts(server, path):
    dies = "import os\nos.fsync = lambda handle: os.kill(os.getpid(), 9)\n"
    child = start(path, server.url("good"), before=dies)
    child.communicate(timeout=300)
    assert child.returncode == -signal.SIGKILL
    assert not path.exists()
    assert len(others(path)) == 1  # what it had written, under another name
    assert get(path, server.url("good")) == CONTENT
    assert not others(path)


def test_verify_names_the_file():
    with pytest.raises(DataError, match=r"labels is truncated: 3 of 4 bytes"):
        downloads.verify(b"abc", "labels", "", 4)
    with pytest.raises(DataError, match=r"labels is too long: more than 2 bytes"):
        downloads.verify(b"abc", "labels", "", 2)
