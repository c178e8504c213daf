# hint: That is the first image only
def output_of(layer, model, x):
    kept = []

    def keep(module, inputs, output):
        kept.append(output[0].detach().clone())

    handle = layer.register_forward_hook(keep)
    try:
        model(x)
    finally:
        handle.remove()
    return kept[0]
