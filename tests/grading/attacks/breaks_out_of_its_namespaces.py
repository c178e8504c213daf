"""Tries to mount, to enter another namespace, to change its root and to get more rights.

None of it works, and nothing is left behind.
"""

AIM = "others"
ANSWERS = {
    "ex5": """
import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)
NEWNS, NEWUSER = 0x20000, 0x10000000
worked = []
if libc.mount(b"none", b"/mnt", b"tmpfs", 0, None) == 0:
    worked.append("mount")
if libc.umount2(b"/proc", 2) == 0:
    worked.append("umount")
if libc.mount(b"none", b"/", None, 4096 | 32, None) == 0:  # remount, bind: read-write
    worked.append("remount")
for name in ("setuid", "setgid"):
    if os.getuid() != 0 and getattr(libc, name)(0) == 0:
        worked.append(name)
for process in ("1", str(os.getppid())):
    try:
        handle = os.open(f"/proc/{process}/ns/mnt", os.O_RDONLY)
        if libc.setns(handle, NEWNS) == 0:
            worked.append("setns")
    except OSError:
        pass
try:
    handle = os.open("/", os.O_RDONLY)
    os.chroot("/tmp")
    for _ in range(64):
        os.chdir("..")
    worked.append("chroot")
except OSError:
    pass
if libc.unshare(NEWUSER | NEWNS) == 0:  # harmless by itself; what it opens must not be
    if libc.mount(b"none", b"/", None, 4096 | 32, None) == 0:
        worked.append("remount in a user namespace")
print("canary-broke-out", worked) if worked else print("nothing worked")
try:
    with open("@ROOT@/left-behind-by-an-attack", "w") as file:
        file.write("I was here")
except OSError:
    pass


def matmul(a, b):
    return None
"""
}
