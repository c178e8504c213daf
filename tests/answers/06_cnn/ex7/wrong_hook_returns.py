# hint: Your hook changes what the model goes on with:
def output_of(layer, model, x):
    box = []

    def hook(m, a, o):
        o = o.detach().clone()
        box.append(o)
        return o * 0

    h = layer.register_forward_hook(hook)
    try:
        model(x)
    finally:
        h.remove()
    return box[0]
