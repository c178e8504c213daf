# hint: the wrong way round
def which_is_which():
    return {
        "E": "sigmoid, gain 1",
        "B": "tanh, gain 1",
        "F": "tanh, gain 4",
        "A": "ReLU, gain 0.58",
        "D": "ReLU, gain 1.41",
        "C": "ReLU, gain 2",
    }
