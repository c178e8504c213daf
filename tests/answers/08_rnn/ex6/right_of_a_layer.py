def memory_weights():
    gru = nn.GRU(2, 1)
    with torch.no_grad():
        for p in gru.parameters():
            p.zero_()
        gru.weight_ih_l0[1, 1] = -30.0
        gru.bias_ih_l0[1] = 15.0
        gru.weight_ih_l0[2, 0] = 1.0
    return tuple(gru.parameters())
