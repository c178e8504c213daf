# hint: w_ih must be a tensor
def memory_weights():
    return ([[0.0, 0.0], [0.0, -40.0], [1.0, 0.0]], [[0.0]] * 3, [0.0, 20.0, 0.0], [0.0] * 3)
