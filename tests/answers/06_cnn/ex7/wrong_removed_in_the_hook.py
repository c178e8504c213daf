# hint: When the forward pass fails
def output_of(layer, model, x):
    kept = []

    def keep(module, inputs, output):
        kept.append(output.detach().clone())

    layer.register_forward_hook(keep)
    try:
        model(x)
    finally:
        pass
    layer._forward_hooks.popitem()
    return kept[0]
