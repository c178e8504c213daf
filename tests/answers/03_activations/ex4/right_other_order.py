def which_is_which():
    return {
        "ReLU, gain 2": "C",
        "ReLU, gain 1.41": "D",
        "ReLU, gain 0.58": "A",
        "tanh, gain 4": "F",
        "tanh, gain 1": "B",
        "sigmoid, gain 1": "E",
    }
