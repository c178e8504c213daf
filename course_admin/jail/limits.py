"""What a process in the jail may use, and what is said where no jail can be made."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from course_admin.course.settings import CourseError

ADVICE = (
    "Grade on a Linux worker with --scheduler, or trust every submission and pass --unsandboxed."
)


class JailUnavailable(CourseError):
    """No jail can be made here; the message says why, and what to do."""


@dataclass(frozen=True)
class Limits:
    """What one answer's process, with all that it starts, may use.

    ``nbgrader_config.py`` sets them. `inside.rights` holds each process to them, `inside.watcher`
    all together.

    Attributes
    ----------
    memory : int
        Bytes; a single process gets a MemoryError, several together are ended. Counted are also
        files in the work folder and in shared memory, and what sockets and pipes may hold.
    processes : int
        At the same time.
    threads : int
        Of all processes together.
    file_size : int
        Bytes in one file.
    disk : int
        Bytes in the work folder, and again in shared memory. They count as memory, too.
    files : int
        In the work folder, and again in shared memory.
    open_files : int
        Of one process.
    cpu_seconds : int
        What all processes compute together, ended ones included, from when it is ready.
    seconds : int
        On the clock, from when it is ready. It is then ended. This is against what
        sleeps; it must be much more than ``cpu_seconds``, or a busy machine ends honest ones.
    idle_seconds : int
        How long it may sleep without computing anything.
    cores : int
        How many threads PyTorch, NumPy and OpenMP use.
    """

    memory: int = 4 * 2**30
    processes: int = 64
    threads: int = 256
    file_size: int = 100 * 10**6
    disk: int = 256 * 10**6
    files: int = 20_000
    open_files: int = 512
    cpu_seconds: int = 120
    seconds: int = 1200
    idle_seconds: int = 120
    cores: int = 1

    def __post_init__(self):
        for name, value in asdict(self).items():
            if not isinstance(value, int) or value < 1:
                raise ValueError(f"{name} must be a whole number above 0, not {value!r}.")
