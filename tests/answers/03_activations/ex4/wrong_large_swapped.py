# hint: The two with a large gain are swapped
def which_is_which():
    return {
        "sigmoid, gain 1": "E",
        "tanh, gain 1": "B",
        "tanh, gain 4": "C",
        "ReLU, gain 0.58": "A",
        "ReLU, gain 1.41": "D",
        "ReLU, gain 2": "F",
    }
