"""``python -m course_admin.cli``: the ``course`` command."""

from course_admin.cli import main

main()
