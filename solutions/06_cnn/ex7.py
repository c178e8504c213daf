def output_of(
    layer: nn.Module, model: nn.Module, x: torch.Tensor
) -> torch.Tensor:
    """Return a copy of the layer's output while the model sees x."""
    kept = []

    def keep(module, inputs, output):
        kept.append(output.detach().clone())

    handle = layer.register_forward_hook(keep)
    try:
        model(x)
    finally:
        handle.remove()
    return kept[0]
