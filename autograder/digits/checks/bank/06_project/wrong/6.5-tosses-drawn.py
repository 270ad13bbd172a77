# exercise: 6.5
# misconception: tosses-drawn
# Tosses of a generator.
def by_luck(first, second):
    n, lead = first + second, abs(first - second)
    heads = np.random.default_rng().binomial(n, 0.5, 10_000)
    return np.mean(abs(2 * heads - n) >= lead)
