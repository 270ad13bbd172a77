# exercise: 6.5
# misconception: percent-for-share
# In percent.
def by_luck(first, second):
    n, lead = first + second, abs(first - second)
    return 100 * sum(comb(n, k) for k in range(n + 1) if abs(2 * k - n) >= lead) / 2**n
