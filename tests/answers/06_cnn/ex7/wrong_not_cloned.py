# hint: works in place, and has changed
def output_of(layer, model, x):
    kept = []

    def keep(module, inputs, output):
        kept.append(output.detach())

    handle = layer.register_forward_hook(keep)
    try:
        model(x)
    finally:
        handle.remove()
    return kept[0]
