# exercise: 6.5
# Chances are compared as floats, and two equal ones may differ in their last digit.
def by_luck(first, second):
    tosses = first + second
    heads = np.arange(tosses + 1)
    logs = np.concatenate([[0], np.cumsum(np.log((tosses - heads[:-1]) / (heads[:-1] + 1)))])
    chances = np.exp(logs - tosses * np.log(2))
    return float(chances[chances <= chances[first]].sum())
