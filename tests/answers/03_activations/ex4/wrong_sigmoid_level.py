# hint: far below 1, and it is taken ten times
def which_is_which():
    return {
        "sigmoid, gain 1": "B",
        "tanh, gain 1": "E",
        "tanh, gain 4": "F",
        "ReLU, gain 0.58": "A",
        "ReLU, gain 1.41": "D",
        "ReLU, gain 2": "C",
    }
