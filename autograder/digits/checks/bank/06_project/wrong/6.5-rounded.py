# exercise: 6.5
# misconception: rounded
# Rounded to three digits.
def by_luck(first, second):
    n, lead = first + second, abs(first - second)
    return round(sum(comb(n, k) for k in range(n + 1) if abs(2 * k - n) >= lead) / 2**n, 3)
