# exercise: 6.5
# misconception: tosses-drawn
# Tosses of a generator that begins anew each time.
def by_luck(first, second):
    n, lead = first + second, abs(first - second)
    heads = np.random.default_rng(0).binomial(n, 0.5, 100_000)
    return np.mean(abs(2 * heads - n) >= lead)
