# hint: You returned a NumPy array
def first_tensor():
    return np.array([1, 2, 3])
