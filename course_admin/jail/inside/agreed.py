"""What both sides of a jail's wall know: places, the student's number, and how they talk."""

MESSAGE = 65536  # bytes: more than any message on the control socket
LIBRARY = "/jail/library"  # the packages of the course that lessons import
DATA = f"{LIBRARY}/course_utils/embedded"  # what the course carries
NETWORKS = f"{LIBRARY}/reference/embedded"  # what was trained for it
DECOYS = "/jail/decoys"  # what may be shown there instead
HOME = "/jail/student/home"
WORK = "/jail/student/work"
TMP = "/jail/student/tmp"
WRITABLE = ("/jail/student", "/dev/shm")
WATCHER = "/proc/1"  # hidden, or a kernel of the same user could slow it down by a file there
STUDENT = 1000  # the user and the group that a kernel has inside
CPU = b"cpu"  # asks the watcher for the seconds that all have computed
FINE = "all rights given up"
