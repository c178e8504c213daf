# hint: Another error came out than the model's own: do
def output_of(layer, model, x):
    box = []
    h = layer.register_forward_hook(lambda m, a, o: box.append(o.detach().clone()))
    try:
        model(x)
    except Exception as e:
        raise RuntimeError("failed") from e
    finally:
        h.remove()
    return box[0]
