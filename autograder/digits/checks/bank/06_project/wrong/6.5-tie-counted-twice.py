# exercise: 6.5
# misconception: tie-counted-twice
# One side, twice.
def by_luck(first, second):
    n, lead = first + second, abs(first - second)
    return 2 * sum(comb(n, k) for k in range(n + 1) if 2 * k - n >= lead) / 2**n
