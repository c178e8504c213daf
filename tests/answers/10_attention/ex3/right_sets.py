def judge_repairs():
    return dict(A={1}, B=set(), C={3, 1}, D={2, 1}, E={1, 3, 2}, F={4, 3, 2, 1})
