def judge_repairs():
    # Runs the repairs as they stand in the lesson, and its look_with.
    repairs = [repair_a, repair_b, repair_c, repair_d, repair_e, repair_f]
    allowed = torch.ones(5, 5, dtype=torch.bool).tril()
    x = torch.randn(5, 16)
    other = torch.cat([x[:-1], torch.randn(1, 16)])
    scores = (x @ x.T / 4).clamp(-3, 3)
    raised = scores + 500 * torch.eye(5).roll(1, 1) * ~allowed

    def close(one, two):
        return torch.allclose(one, two, atol=1e-4)

    found = {}
    for letter, repair in zip("ABCDEF", repairs):
        weights = repair(scores, allowed)
        before, after = look_with(repair, x, allowed)[0], look_with(repair, other, allowed)[0]
        passes = [
            close(weights.sum(dim=-1), torch.ones(5)),
            close(before[:-1], after[:-1]),
            close(weights, repair(raised, allowed)),
            close(weights, repair(scores - 2000 * allowed, allowed)),
        ]
        found[letter] = [number for number, good in enumerate(passes, 1) if good]
    return found
