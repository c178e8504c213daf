"""Fetch a file once: several mirrors, retries, verified before use, never half-written.

Thirty students on one server who ask for the same file at the same moment download it once: the
first takes a lock, the others wait and then find the file. Nothing but verified content ever stands
under the final name: it is written to a temporary file beside it, which is then renamed.
"""

import contextlib
import hashlib
import io
import os
import tempfile
import time
import warnings
from pathlib import Path

from course_utils.data.idx import DataError, unzip, with_room_for_gzip

__all__ = ["DownloadError", "fetch", "verify"]

ROUNDS = 3
PAUSE = 1.0  # seconds before the second round; twice as long before the third
TIMEOUTS = (5, 60)  # seconds to connect, seconds between two pieces of the answer
LOCK_TIMEOUT = 900  # seconds to wait for another process that downloads the same file


class DownloadError(DataError):
    """No mirror gave the right file, or the cache cannot be written to."""


def verify(content, name, sha256, size):
    """Compare content with what is known of it.

    Parameters
    ----------
    content : bytes
        The content, gunzipped.
    name : str or Path
        What an error message calls it.
    sha256 : str
        64 hexadecimal digits.
    size : int
        In bytes.

    Raises
    ------
    DataError
        If the content has another size or another SHA-256.
    """
    if len(content) < size:
        raise DataError(f"{name} is truncated: {len(content):,} of {size:,} bytes.")
    if len(content) > size:
        raise DataError(f"{name} is too long: more than {size:,} bytes.")
    digest = hashlib.sha256(content).hexdigest()
    if digest != sha256:
        raise DataError(
            f"{name} was altered: its SHA-256 is {digest[:12]}… and should be {sha256[:12]}…."
        )


def fetch(path, urls, sha256, size, purpose="A file is needed that is not here", progress=True):
    """Return the content of a file in the cache; download it first if it is not there intact.

    Parameters
    ----------
    path : Path
        Where the file stands, or will stand, gunzipped.
    urls : sequence of str
        Where it can be downloaded, gzipped or not; tried in this order.
    sha256 : str
        Of the content, gunzipped.
    size : int
        Of the content, gunzipped, in bytes.
    purpose : str
        The first half of the sentence an error message begins with.
    progress : bool, default=True
        Whether a progress bar is shown while downloading.

    Returns
    -------
    bytes
        The verified content.

    Raises
    ------
    DownloadError
        If no mirror gives the right content, or the folder cannot be written to. Says what each
        mirror did, and what to do.

    Warns
    -----
    UserWarning
        If a damaged file stood at `path`. It is removed and downloaded again.
    """
    from filelock import FileLock, Timeout

    path = Path(path)
    lock_path = path.with_name(f"{path.name}.lock")
    try:
        content, _ = _intact(path, sha256, size)
        if content is not None:
            return content  # without the lock: a cache that cannot be written to may still be read
        path.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(lock_path, timeout=LOCK_TIMEOUT):
            # Whoever held the lock before may have downloaded the file meanwhile.
            content, damage = _intact(path, sha256, size)
            if content is not None:
                return content
            if damage is not None:
                warnings.warn(f"{damage} It is removed and downloaded again.", stacklevel=2)
                path.unlink()
            # Whoever holds the lock is alone: such a file was left by a process that was killed.
            for left_over in path.parent.glob(f".{path.name}.*.part"):
                left_over.unlink(missing_ok=True)
            content = _download(path.name, urls, sha256, size, purpose, progress)
            _write(path, content)
            return content
    except Timeout:
        raise DownloadError(
            f"Another process has been downloading {path.name} for {LOCK_TIMEOUT // 60} minutes. "
            f"If none is running, remove {lock_path} and try again."
        ) from None
    except OSError as error:
        raise DownloadError(
            f"{purpose}; the cache {path.parent} cannot be used: {error.strerror or error}. Set "
            "the environment variable COURSE_CACHE to a folder that you can write to, with "
            f"{size / 1e6:,.0f} MB free, or COURSE_DATA to a folder that holds the data."
        ) from error


def _intact(path, sha256, size):
    """Return (content, None), or (None, what is wrong); (None, None) where there is no file."""
    try:
        with path.open("rb") as file:
            content = file.read(size + 1)  # no more, however large the file
    except (FileNotFoundError, NotADirectoryError):
        return None, None
    try:
        verify(content, path, sha256, size)
    except DataError as damage:
        return None, str(damage)
    return content, None


def _write(path, content):
    path = Path(os.path.realpath(path))  # of a link, what it leads to is replaced
    handle, part = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        # mkstemp makes it readable for its owner alone; a shared cache is for everybody.
        Path(part).chmod(0o644)
        Path(part).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(part).unlink()
        raise


class _Bounded(io.BytesIO):
    """Memory to download into, which refuses to grow past a limit."""

    def __init__(self, limit, url):
        super().__init__()
        self.limit, self.url = limit, url

    def write(self, chunk):
        if self.tell() + len(chunk) > self.limit:
            raise DataError(f"{self.url} is too long: more than {self.limit:,} bytes.")
        return super().write(chunk)


def _download(name, urls, sha256, size, purpose, progress):
    from requests import RequestException
    from urllib3.exceptions import HTTPError

    problems = {}  # url -> what was wrong with it the last time
    hopeless = set()  # urls that say themselves that trying again is no use
    for round_number in range(ROUNDS):
        if round_number and set(urls) - hopeless:
            time.sleep(PAUSE * 2 ** (round_number - 1))
        for url in urls:
            if url in hopeless:
                continue
            try:
                answer = _get(url, name, size, progress)
                if answer[:100].lstrip().startswith(b"<"):
                    raise DataError(
                        f"{url} gives a web page instead of the file: does this network want you "
                        "to log in first?"
                    )
                content = unzip(answer, url, limit=size)
                verify(content, url, sha256, size)
                return content
            except DataError as error:
                problems[url] = str(error)
            except (RequestException, HTTPError) as error:
                status = getattr(getattr(error, "response", None), "status_code", None)
                if status is not None and 400 <= status < 500 and status not in (408, 425, 429):
                    hopeless.add(url)
                problems[url] = f"{url}: {_short(error)}"
    listed = "\n".join(f"  - {problem}" for problem in problems.values())
    raise DownloadError(
        f"{purpose}; {name} could not be downloaded:\n{listed}\n"
        "Check your connection and try again, or ask for no more images than come with the "
        "course (train + valid up to 10,000, test up to 2,000), or set the environment variable "
        "COURSE_DATA to a folder that holds the data."
    )


def _short(error):
    """Say in a few words what requests says in a paragraph."""
    status = getattr(getattr(error, "response", None), "status_code", None)
    if status is not None:
        return f"the server answers {status}"
    text = " ".join(str(error).split())
    return f"{type(error).__name__}: {text[:160]}"


def _get(url, name, size, progress):
    from pooch import HTTPDownloader

    target = _Bounded(with_room_for_gzip(size), url)
    if not progress:
        HTTPDownloader(timeout=TIMEOUTS, chunk_size=1 << 16)(url, target, None)
        return target.getvalue()
    from tqdm.auto import tqdm

    with tqdm(desc=name, total=size, unit="B", unit_scale=True, leave=False) as bar:
        HTTPDownloader(progressbar=bar, timeout=TIMEOUTS, chunk_size=1 << 16)(url, target, None)
    return target.getvalue()
