# exercise: 6.5
# misconception: more-uneven-only
# More uneven, not at least as uneven.
def by_luck(first, second):
    n, lead = first + second, abs(first - second)
    return sum(comb(n, k) for k in range(n + 1) if abs(2 * k - n) > lead) / 2**n
