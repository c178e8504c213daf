# hint: When the forward pass fails
def output_of(layer, model, x):
    kept = []

    def keep(module, inputs, output):
        kept.append(output.detach().clone())

    handle = layer.register_forward_hook(keep)
    model(x)
    handle.remove()
    return kept[0]
