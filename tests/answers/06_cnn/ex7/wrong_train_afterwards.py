# hint: You switched the model's mode
def output_of(layer, model, x):
    kept = []
    handle = layer.register_forward_hook(lambda m, i, o: kept.append(o.detach().clone()))
    model.eval()
    try:
        model(x)
    finally:
        handle.remove()
        model.train()
    return kept[0]
