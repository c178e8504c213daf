"""Looks for the sockets and connection files of other kernels and servers, and connects to them.

It finds none.
"""

AIM = "others"
ANSWERS = {
    "ex5": """
import glob
import os
import socket

others = [
    path
    for pattern in ("/tmp/**/*", "/run/**/*", "@HOME@/.local/share/jupyter/runtime/*")
    for path in glob.glob(pattern, recursive=True)
    if path.endswith((".json", ".sock")) or "ipc" in path
]
for line in open("/proc/net/unix").read().splitlines()[1:]:
    others.append(line.split()[-1])
for path in others:
    for address in (path, path.replace("@", "\\0", 1)):
        for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM):
            try:
                with socket.socket(socket.AF_UNIX, kind) as connection:
                    connection.settimeout(0.2)
                    connection.connect(address)
                    connection.sendall(b"canary-sent")
            except (OSError, ValueError):
                pass


def matmul(a, b):
    return None
"""
}
