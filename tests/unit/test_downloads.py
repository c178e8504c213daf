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

from course_utils import downloads
from course_utils.downloads import DataError, DownloadError, fetch

CONTENT = np.random.RandomState(0).bytes(50_000)
SHA256 = hashlib.sha256(CONTENT).hexdigest()
PACKED = gzip.compress(CONTENT, mtime=0)


class Server(ThreadingHTTPServer):
    """Answers by the first part of the path, and counts what it was asked."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked = Counter()

    def url(self, kind):
        return f"http://127.0.0.1:{self.server_port}/{kind}/file.gz"


class Handler(BaseHTTPRequestHandler):
    def log_message(self, *arguments):
        pass

    def do_GET(self):
        kind = self.path.split("/")[1]
        self.server.asked[kind] += 1
        status, body, promised = 200, PACKED, None
        if kind == "plain":
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
            time.sleep(30)
        self.send_response(status)
        self.send_header("Content-Length", str(promised or len(body)))
        self.end_headers()
        with contextlib.suppress(OSError):
            self.wfile.write(body)


@pytest.fixture
def server():
    with Server() as running:
        thread = threading.Thread(target=running.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        yield running
        running.shutdown()


@pytest.fixture(autouse=True)
def surroundings(monkeypatch):
    monkeypatch.setattr(downloads, "PAUSE", 0.01)
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")  # a proxy does not know this machine's servers


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


@pytest.mark.parametrize("kind", ["good", "plain", "flaky"])
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
        ("short-gzip", "is truncated: its gzip stream ends early"),
        ("portal", "is truncated: 49 of 50,000 bytes"),
        ("endless", "The answer is longer than"),
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
    assert server.url(kind) in text or kind == "endless"
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
    monkeypatch.setattr(downloads, "TIMEOUTS", (0.2, 0.2))
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


def test_a_full_disk_leaves_nothing_behind(server, path, monkeypatch):
    def full(handle):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(DownloadError, match="No space left on device"):
        get(path, server.url("good"))
    assert not path.exists()
    assert not others(path)


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
from course_utils.downloads import fetch
path, url, sha256, size = sys.argv[1:]
print("started", flush=True)
content = fetch(path, [url], sha256, int(size), progress=False)
print(len(content))
"""


def start(path, url):
    return subprocess.Popen(
        [sys.executable, "-c", CHILD, str(path), url, SHA256, str(len(CONTENT))],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_many_processes_download_once(server, path):
    children = [start(path, server.url("slow")) for _ in range(12)]
    answers = [child.communicate(timeout=60) for child in children]
    assert answers == [(f"started\n{len(CONTENT)}\n", "")] * len(children)
    assert server.asked == {"slow": 1}
    assert not others(path)


def test_a_killed_download_leaves_nothing_that_counts(server, path):
    child = start(path, server.url("stuck"))
    deadline = time.monotonic() + 30
    while not server.asked["stuck"] and time.monotonic() < deadline:
        time.sleep(0.02)
    child.send_signal(signal.SIGKILL)
    child.communicate(timeout=10)
    assert not path.exists()
    # Nor does what a process leaves that dies while it writes.
    (path.parent / f".{path.name}.abc.part").write_bytes(CONTENT[:100])
    assert get(path, server.url("good")) == CONTENT
    assert not others(path)


def test_verify_names_the_file():
    with pytest.raises(DataError, match=r"labels is truncated: 3 of 4 bytes"):
        downloads.verify(b"abc", "labels", "", 4)
    with pytest.raises(DataError, match=r"labels is too long: 3 bytes instead of 2"):
        downloads.verify(b"abc", "labels", "", 2)
