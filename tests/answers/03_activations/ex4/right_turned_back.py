by_letter = {
    "A": "ReLU, gain 0.58",
    "B": "tanh, gain 1",
    "C": "ReLU, gain 2",
    "D": "ReLU, gain 1.41",
    "E": "sigmoid, gain 1",
    "F": "tanh, gain 4",
}


def which_is_which() -> dict[str, str]:
    return {name: letter for letter, name in by_letter.items()}
