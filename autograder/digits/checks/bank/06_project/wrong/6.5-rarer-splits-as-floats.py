# exercise: 6.5
# misconception: unnamed
# Chances are compared as floats, and two equal ones may differ in their last digit.
def by_luck(first, second):
    tosses = first + second
    from math import exp, lgamma, log

    chances = []
    for k in range(tosses + 1):
        ways = lgamma(tosses + 1) - lgamma(k + 1) - lgamma(tosses - k + 1)
        chances.append(exp(ways + k * log(0.5) + (tosses - k) * log(0.5)))
    return min(1.0, sum(chance for chance in chances if chance <= chances[first]))
