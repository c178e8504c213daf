# hint: You replaced the layer's forward
def output_of(layer, model, x):
    kept, forward = [], layer.forward

    def spy(x):
        y = forward(x)
        kept.append(y.detach().clone())
        return y

    layer.forward = spy
    model(x)
    return kept[0]
