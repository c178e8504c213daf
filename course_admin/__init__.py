"""What authors and instructors run: the ``course`` command and the parts it is made of."""
