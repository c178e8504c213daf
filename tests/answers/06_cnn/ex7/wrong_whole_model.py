# hint: That is what the whole model
def output_of(layer, model, x):
    kept = []

    def keep(module, inputs, output):
        kept.append(output.detach().clone())

    handle = model.register_forward_hook(keep)
    try:
        model(x)
    finally:
        handle.remove()
    return kept[0]
