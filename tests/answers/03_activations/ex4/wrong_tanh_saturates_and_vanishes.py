# hint: cannot let the signal or the gradient fade
def which_is_which():
    return {
        "sigmoid, gain 1": "F",
        "tanh, gain 1": "B",
        "tanh, gain 4": "E",
        "ReLU, gain 0.58": "A",
        "ReLU, gain 1.41": "D",
        "ReLU, gain 2": "C",
    }
