# hint: 4: the call that reads the prompt
def page_cost(m, n, blocks, d):
    read = m + n - 1
    calls = list(range(m, m + n))
    one = sum(calls)
    two = read
    three = sum(t * (t + 1) // 2 for t in calls)
    four = sum(range(m, m + n))
    five = 2 * blocks * d * read
    return one, two, three, four, five
