# hint: You ran the model twice
def output_of(layer, model, x):
    kept = []

    def keep(module, inputs, output):
        kept.append(output.detach().clone())

    handle = layer.register_forward_hook(keep)
    try:
        model(x)
        model(x)
    finally:
        handle.remove()
    return kept[0]
