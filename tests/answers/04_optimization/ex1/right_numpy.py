def leaky_normal(outputs, inputs, slope):
    import numpy as np

    std = np.sqrt(2 / (inputs * (1 + slope**2)))
    return torch.tensor(np.random.normal(0, std, (outputs, inputs)), dtype=torch.float32)
