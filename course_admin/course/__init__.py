"""What a course is made of: where it lies, its lessons and exercises, how a notebook is run."""
