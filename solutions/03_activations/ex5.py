def sigmoid_twin(
    layers: list[tuple[torch.Tensor, torch.Tensor]],
) -> list[tuple[torch.Tensor, torch.Tensor]]:
    """Weights and biases of the sigmoid network that equals a tanh one."""
    twin = []
    for number, (weight, bias) in enumerate(layers):
        if number > 0:  # its inputs are a = 2 s - 1
            weight, bias = 2 * weight, bias - weight.sum(dim=1)
        if number < len(layers) - 1:  # tanh(z) wants σ(2 z)
            weight, bias = 2 * weight, 2 * bias
        twin.append((weight.clone(), bias.clone()))
    return twin
