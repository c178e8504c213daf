# hint: Expected a Tensor
def leaky_normal(outputs, inputs, slope):
    import numpy as np

    std = math.sqrt(2 / (inputs * (1 + slope**2)))
    return np.random.normal(0, std, (outputs, inputs))
