# hint: That is what went INTO
def output_of(layer, model, x):
    kept = []

    def keep(module, inputs, output):
        kept.append(inputs[0].detach().clone())

    handle = layer.register_forward_hook(keep)
    try:
        model(x)
    finally:
        handle.remove()
    return kept[0]
