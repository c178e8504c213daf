def which_is_which():
    return {
        "sigmoid, gain 1": "e",
        "tanh, gain 1": "b",
        "tanh, gain 4": "f",
        "ReLU, gain 0.58": "a",
        "ReLU, gain 1.41": "d",
        "ReLU, gain 2": "c",
    }
