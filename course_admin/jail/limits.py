"""What a kernel in the jail may use, and what is said where no jail can be made."""

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
    """What one kernel, with all the processes that it starts, may use.

    ``nbgrader_config.py`` sets them. `inside.rights` holds each process to them, `inside.watcher`
    all together.

    Attributes
    ----------
    memory : int
        Bytes; a single process gets a MemoryError, several together are ended.
    processes : int
        At the same time, the kernel among them.
    threads : int
        Of all processes together.
    file_size : int
        Bytes in one file.
    disk : int
        Bytes in the work folder, and again in shared memory. They count as memory of the machine.
    files : int
        In the work folder, and again in shared memory.
    open_files : int
        Of one process.
    cell_seconds : int
        For one cell. The client keeps this time, and interrupts the kernel.
    seconds : int
        For the whole notebook, from when the kernel is ready. It is then ended.
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
    cell_seconds: int = 120
    seconds: int = 600
    cores: int = 1

    def __post_init__(self):
        for name, value in asdict(self).items():
            if not isinstance(value, int) or value < 1:
                raise ValueError(f"{name} must be a whole number above 0, not {value!r}.")
