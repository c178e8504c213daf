"""What a tutor sees in a wrong answer, for the checks of the exercises (`course_utils.checks`).

What an error means (`explaining`), how a wrong result is related to the right one (`relations`),
what was called that the task forbids (`forbidding`), and who called it (`callers`).
"""
