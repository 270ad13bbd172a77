# exercise: 6.5
# misconception: bell-curve-for-the-coin
# The normal approximation.
from math import erfc, sqrt


def by_luck(first, second):
    return erfc(abs(first - second) / sqrt(2 * (first + second)))
