# hint: not among your keys
def which_is_which():
    return {
        "sigmoid": "E",
        "tanh, gain 1": "B",
        "tanh, gain 4": "F",
        "ReLU, gain 0.58": "A",
        "ReLU, gain 1.41": "D",
        "ReLU, gain 2": "C",
    }
