# hint: You swallowed the error of the model: whoever
def output_of(layer, model, x):
    box = []
    h = layer.register_forward_hook(lambda m, a, o: box.append(o.detach().clone()))
    try:
        model(x)
    except Exception:
        h.remove()
        return None
    h.remove()
    return box[0]
