# hint: You switched the model's mode
def output_of(layer, model, x):
    kept = []

    def keep(module, inputs, output):
        kept.append(output.detach().clone())

    handle = layer.register_forward_hook(keep)
    model.eval()
    try:
        model(x)
    finally:
        handle.remove()
    return kept[0]
