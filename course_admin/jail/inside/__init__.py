"""What runs inside the jail: a watcher, the kernel that it watches, and the server that forks both.

`course_admin.jail.command` shows this one folder to the jail and starts it there by its
``__main__.py``. Nothing in it may import anything of `course_admin`; what a student's code can
reach of it holds no secret.

The first process of a jail is the watcher: when it ends, the system kills all others. It forks the
kernel, which gives up every right it has before it runs a line of a student's code. The watcher
cannot be killed, stopped or read from inside; it ends the jail when a limit is passed, or when the
process outside closes its end of the control socket or dies.

The fork server has imported what lessons import. It lies in a jail of its own, in which no
student's code ever runs, and forks watchers into further jails: each has its own processes,
network, files and user namespace, and can reach neither the server nor another one.
"""
