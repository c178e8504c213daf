# hint: That is a list of outputs
def output_of(layer, model, x):
    kept = []
    handle = layer.register_forward_hook(lambda m, i, o: kept.append(o.detach().clone()))
    try:
        model(x)
    finally:
        handle.remove()
    return kept
