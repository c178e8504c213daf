def diagnose() -> dict[int, str]:
    """Number of the run -> what is the matter with it."""
    return {1: "D asleep", 2: "easy data", 3: "G too fast",
            4: "as it should be", 5: "G asleep"}
