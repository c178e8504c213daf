"""The wall between an answer and its check, as both sides see it.

The answer runs in a jail, the check outside, and one socket leads through the wall. `messages`
reads and writes it, `peer` calls what lies on the other side, `values`, `modules` and `gradients`
say how things look when they have crossed, `far` what stands for those that cannot, and `answers`
is what runs in the jail.

Both sides load this package, the jail as a copy that knows nothing of the course: so it imports
nothing of the course, and its own modules by a dot.
"""
