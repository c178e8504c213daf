# hint: Your hook returns the copy
def output_of(layer: nn.Module, model: nn.Module, x: torch.Tensor) -> torch.Tensor:
    """Return a copy of the layer's output while the model sees x."""
    kept = []

    def keep(layer, inputs, output):
        copy = output.detach().clone()
        kept.append(copy)
        return copy

    handle = layer.register_forward_hook(keep)
    try:
        model(x)
    finally:
        handle.remove()
    return kept[0]
