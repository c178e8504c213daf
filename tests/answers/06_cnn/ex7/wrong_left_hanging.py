# hint: Your hook is still there
def output_of(layer, model, x):
    kept = []

    def keep(module, inputs, output):
        kept.append(output.detach().clone())

    layer.register_forward_hook(keep)
    model(x)
    return kept[0]
