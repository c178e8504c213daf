"""Where tasks run: on all cores of this machine, or on a Dask cluster.

A task is a function of bytes that gives bytes. It needs no shared disk, and may be run again when
the machine that ran it is lost.
"""

from __future__ import annotations

import os
import warnings
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Protocol

from course_admin.course.settings import CourseError

Task = Callable[[bytes], bytes]
RETRIES = 3
FEW = 4


class Scheduler(Protocol):
    """Runs tasks, and gives their results as they are ready, in any order."""

    def run(self, function: Task, tasks: list[bytes]) -> Iterator[bytes]:
        """Run ``function`` on each of ``tasks``."""


class Local:
    """Runs tasks on this machine.

    A task waits for processes of its own most of the time: a few tasks are threads of this process
    and share one warm fork server. One Python drives no more than `FEW` of them without delay, so
    more tasks get processes, each with a fork server.

    Parameters
    ----------
    jobs : int, optional
        How many at once; as many as there are cores by default.

    Attributes
    ----------
    in_threads : bool
        Whether tasks run in this process.
    """

    def __init__(self, jobs: int | None = None) -> None:
        self.jobs = jobs or os.cpu_count() or 1
        self.in_threads = self.jobs <= FEW

    def run(self, function: Task, tasks: list[bytes]) -> Iterator[bytes]:
        """Run ``function`` on each of ``tasks``.

        Raises
        ------
        CourseError
            If a process dies.
        """
        from joblib import Parallel, delayed
        from joblib.externals.loky.process_executor import TerminatedWorkerError

        if not tasks:
            return
        if self.jobs == 1:  # in a thread: the caller's may have an event loop that runs
            with ThreadPoolExecutor(1) as pool:
                yield from pool.map(function, tasks)
            return
        # It says so when a run is interrupted.
        warnings.filterwarnings("ignore", r"\d+ tasks (which were still|have been)", UserWarning)
        parallel = Parallel(
            n_jobs=self.jobs,
            backend="threading" if self.in_threads else "loky",
            return_as="generator_unordered",
            batch_size=1,
            pre_dispatch="2*n_jobs",
        )
        try:
            yield from parallel(delayed(function)(task) for task in tasks)
        except TerminatedWorkerError:
            raise CourseError(
                "A process of the grader was killed (is the memory full?). What was finished is "
                "kept: call again, with fewer --jobs."
            ) from None


class Cluster:
    """Runs tasks on the workers of a Dask scheduler.

    Parameters
    ----------
    address : str
        The scheduler's, such as ``tcp://10.0.0.1:8786``.

    Raises
    ------
    CourseError
        If `dask.distributed` is not installed, or nobody answers at the address.
    """

    def __init__(self, address: str) -> None:
        try:
            from distributed import Client
        except ImportError:
            raise CourseError(
                'Grading on a cluster needs dask.distributed: pip install ".[cluster]"'
            ) from None
        try:
            self.client = Client(address, timeout="20s", set_as_default=False)
        except (OSError, ValueError, TimeoutError) as error:
            raise CourseError(f"No Dask scheduler answers at {address} ({error}).") from None

    def run(self, function: Task, tasks: list[bytes]) -> Iterator[bytes]:
        """Run ``function`` on each of ``tasks``; those of a worker that is lost run elsewhere.

        Raises
        ------
        CourseError
            If there is no worker.
        """
        from distributed import KilledWorker, as_completed

        if not tasks:
            return
        if not self.client.scheduler_info()["workers"]:
            raise CourseError("The Dask scheduler has no workers: start some with `dask worker`.")
        futures = self.client.map(function, tasks, pure=False, retries=RETRIES)
        try:
            for future in as_completed(futures, loop=self.client.loop):
                yield future.result()
        except KilledWorker as error:
            raise CourseError(f"A task killed every worker that tried it: {error}") from None
        finally:
            self.client.cancel(futures)
