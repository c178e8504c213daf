# hint: The gradient still hangs
def output_of(layer, model, x):
    kept = []

    def keep(module, inputs, output):
        kept.append(output.clone())

    handle = layer.register_forward_hook(keep)
    try:
        model(x)
    finally:
        handle.remove()
    return kept[0]
