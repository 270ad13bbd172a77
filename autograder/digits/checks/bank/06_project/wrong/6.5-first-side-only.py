# exercise: 6.5
# misconception: one-side-only
# From the first count on.
def by_luck(first, second):
    n = first + second
    return sum(comb(n, k) for k in range(first, n + 1)) / 2**n
