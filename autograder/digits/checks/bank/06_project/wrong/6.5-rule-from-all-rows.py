# exercise: 6.5
# misconception: rule-from-test-rows
# The rule counts all rows, the test too.
def gap_gain(column, labels, taught):
    gap = np.isnan(column)
    said = np.zeros(len(labels), dtype=int)
    for rows in (gap, ~gap):
        said[rows] = np.bincount(labels[rows]).argmax()
    baseline = np.bincount(labels).argmax()
    test = ~taught
    return np.mean(said[test] == labels[test]) - np.mean(labels[test] == baseline)
