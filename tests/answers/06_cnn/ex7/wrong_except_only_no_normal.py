# hint: Your hook is still there:
def output_of(layer, model, x):
    box = []
    h = layer.register_forward_hook(lambda m, a, o: box.append(o.detach().clone()))
    try:
        model(x)
    except Exception:
        h.remove()
        raise
    return box[0]
