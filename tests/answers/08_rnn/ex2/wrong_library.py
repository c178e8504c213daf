# hint: Do without
def run_elman(x, lengths, w_ih, w_hh, b_ih, b_hh):
    rnn = nn.RNN(x.shape[2], len(w_hh), batch_first=True)
    states, last = rnn(x)
    return states, last[0]
