def output_of(layer, model, x):
    result = None

    def hook(m, i, o):
        nonlocal result
        result = o.clone().detach()

    h = layer.register_forward_hook(hook)
    try:
        model(x)
    finally:
        h.remove()
    return result
