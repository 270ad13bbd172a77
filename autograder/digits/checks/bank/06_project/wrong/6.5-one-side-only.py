# exercise: 6.5
# misconception: one-side-only
# Only splits in which heads lead.
def by_luck(first, second):
    n, lead = first + second, abs(first - second)
    return sum(comb(n, k) for k in range(n + 1) if 2 * k - n >= lead) / 2**n
