"""The fork server: a warm process that forks watchers, each into a jail of its own."""

from __future__ import annotations

import gc
import importlib
import json
import os
import pkgutil
import random
import socket
from pathlib import Path
from typing import Any

from . import linux
from .agreed import HOME, LIBRARY, TMP, WORK
from .control import receive, report
from .folders import mount_fresh_folders, start_loopback
from .program import start

# What the fork server imports, besides LIBRARY: what lessons use, and what a kernel loads.
WARM = (
    "torch._dynamo",
    "matplotlib.pyplot",
    "sklearn.datasets",
    "sklearn.metrics",
    "ipykernel.kernelapp",
    "IPython.core.debugger",
    "IPython.extensions.storemagic",
    "encodings.idna",
    "sqlite3",
)


def serve(control: socket.socket) -> None:
    """Fork a kernel into a jail of its own for each request, until the other side is gone.

    Parameters
    ----------
    control : socket.socket
        With a request come the kernel's listeners, and last its own control socket.
    """
    try:
        for folder in (HOME, WORK, TMP):
            Path(folder).mkdir(parents=True, exist_ok=True)
        warm_up()
    except BaseException as error:
        report(control, error)
        raise
    control.send(json.dumps({"started": True}).encode())
    while True:
        try:
            request, numbers = receive(control)
        except EOFError:
            return
        child = os.fork()
        if child == 0:
            control.close()
            _fork_jail(request, numbers)
        for number in numbers:
            os.close(number)
        os.waitpid(child, 0)


def warm_up() -> None:
    """Import what a kernel and the lessons import, and compute nothing.

    torch loads ``torch._dynamo``, some seconds of work, at the first use of an optimizer. Its
    threads do not live through a fork: they must not have started.
    """
    os.environ["MPLBACKEND"] = "module://matplotlib_inline.backend_inline"  # as ipykernel sets it
    for module in WARM:
        importlib.import_module(module)
    for module in pkgutil.walk_packages([LIBRARY]):
        importlib.import_module(module.name)
    from boundary.answers import make_shell

    make_shell()
    gc.collect()
    gc.freeze()  # what is shared with the kernels stays shared


def _fork_jail(request: dict[str, Any], numbers: list[int]) -> None:
    """Become the watcher of a new jail; never return."""
    connection, own = numbers
    control = socket.socket(fileno=own)
    try:
        linux.call(
            "unshare",
            linux.CLONE_NEWNS
            | linux.CLONE_NEWPID
            | linux.CLONE_NEWNET
            | linux.CLONE_NEWIPC
            | linux.CLONE_NEWUTS
            | linux.CLONE_NEWCGROUP,
        )
        if os.fork():
            os._exit(0)  # the one above is the first process of the new jail
        mount_fresh_folders(request["limits"], request["decoys"])
        start_loopback()
        seed(request["limits"]["cores"])
        start(control, request, connection)
    except BaseException as error:
        report(control, error)
    finally:
        os._exit(1)


def seed(cores: int) -> None:
    """Give this process its own random numbers, and PyTorch its threads."""
    import numpy as np
    import torch

    os.environ["OMP_NUM_THREADS"] = str(cores)
    random.seed()
    np.random.seed()
    torch.seed()
    torch.set_num_threads(cores)
