"""What authors and instructors run: the ``course`` command and the parts it is made of."""

from course_admin.course import light_jsonschema  # noqa: F401  # before anything imports nbformat
