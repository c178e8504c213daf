"""Uses names and comments in other scripts, with accents and symbols."""

ANSWERS = {
    "ex4": '''
def centre(x):
    """Soustrait la moyenne — 平均を引く — ✂️ среднее."""
    μ = x.mean(dim=0)  # μ = Σxᵢ/N
    différence = x - μ
    print("été ✓ 完了 😀")
    return différence
'''
}
