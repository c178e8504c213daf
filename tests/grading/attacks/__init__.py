"""Hostile submissions, a file for each.

A new attack is a new file here: `tests/grading/corpus.py` says what may stand in it. Try it with
``python -m benchmarks.attacks --only NAME``, which hands it in to stock nbgrader too. `make test`
grades those of `REPRESENTATIVE` in `tests/grading/test_attacks.py`, one of each kind: add it there
if its kind is new. ``COURSE_ATTACKS=all`` grades them all.
"""
