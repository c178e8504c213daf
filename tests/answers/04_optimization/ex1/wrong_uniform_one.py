# hint: uniform between ±1/√n
def he_normal(outputs, inputs):
    return nn.Linear(inputs, outputs).weight.detach()
