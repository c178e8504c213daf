# hint: That is what went INTO
def output_of(layer, model, x):
    kept = []

    def keep(module, inputs):
        kept.append(inputs[0].detach().clone())

    handle = layer.register_forward_pre_hook(keep)
    try:
        model(x)
    finally:
        handle.remove()
    return kept[0]
