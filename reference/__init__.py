"""What lessons have you write, as finished code that later cells use.

A lesson builds each of these step by step, and its exercises ask for parts of them. The weights of
the two trained networks lie in ``embedded/``.
"""
