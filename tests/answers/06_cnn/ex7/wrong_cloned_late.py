# hint: The ReLU that follows works in place
def output_of(layer: nn.Module, model: nn.Module, x: torch.Tensor) -> torch.Tensor:
    """Return a copy of the layer's output while the model sees x."""
    kept = []

    def keep(layer, inputs, output):
        kept.append(output)

    handle = layer.register_forward_hook(keep)
    try:
        with torch.no_grad():
            model(x)
    finally:
        handle.remove()
    return kept[0].detach().clone()
