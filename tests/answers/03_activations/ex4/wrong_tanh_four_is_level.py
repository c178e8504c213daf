# hint: clearly above 1
def which_is_which():
    return {
        "sigmoid, gain 1": "E",
        "tanh, gain 1": "F",
        "tanh, gain 4": "B",
        "ReLU, gain 0.58": "A",
        "ReLU, gain 1.41": "D",
        "ReLU, gain 2": "C",
    }
