def run_elman(x, lengths, w_ih, w_hh, b_ih, b_hh):
    all_states, last = [], []
    for one, length in zip(x, lengths.tolist()):
        h, states = x.new_zeros(len(w_hh)), []
        for t in range(length):
            h = torch.tanh(w_ih @ one[t] + b_ih + w_hh @ h + b_hh)
            states.append(h)
        states += [x.new_zeros(len(w_hh))] * (x.shape[1] - length)
        all_states.append(torch.stack(states))
        last.append(h)
    return torch.stack(all_states), torch.stack(last)
