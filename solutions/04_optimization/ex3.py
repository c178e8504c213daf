def name_the_walks() -> dict[str, str]:
    """Return the walker of each letter."""
    return {"A": "SGD 0.02", "B": "AdaGrad", "C": "RMSProp",
            "D": "momentum", "E": "Adam", "F": "SGD 0.07"}
