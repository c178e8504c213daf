"""The modes in which the folder is started."""

from __future__ import annotations

import os
import socket
import sys

from . import linux
from .agreed import FINE
from .control import receive
from .program import start
from .rights import confine
from .server import serve


def main() -> None:
    """Do what the first argument says.

    ``try``: give up all rights, and print ``FINE``. ``one NUMBER``: start the kernel that the
    request in the control socket of this number describes. ``serve NUMBER``: fork a kernel for each
    request. ``namespace``: wait in a new user namespace; this one is called outside of a jail.
    """
    if sys.argv[1] == "namespace":
        linux.call("unshare", linux.CLONE_NEWUSER)
        print(FINE, flush=True)
        sys.stdin.read()
    elif sys.argv[1] == "try":
        if child := os.fork():
            sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
        confine({"memory": 2**30, "file_size": 1, "open_files": 100, "threads": 100})
        print(FINE)
    else:
        control = socket.socket(fileno=int(sys.argv[2]))
        if sys.argv[1] == "serve":
            serve(control)
        else:
            request, (connection,) = receive(control)
            start(control, request, connection)
