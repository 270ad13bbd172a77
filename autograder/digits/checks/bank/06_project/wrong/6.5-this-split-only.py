# exercise: 6.5
# misconception: this-split-only
# The probability of this one split.
def by_luck(first, second):
    return comb(first + second, first) / 2 ** (first + second)
