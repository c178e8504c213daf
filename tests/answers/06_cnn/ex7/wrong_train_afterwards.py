# hint: You switched the mode while the model ran
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
