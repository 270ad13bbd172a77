# exercise: 6.5
# misconception: baseline-of-a-blind-guess
# One in as many as there are labels.
def gap_gain(column, labels, taught):
    gap = np.isnan(column)
    said = np.zeros(len(labels), dtype=int)
    for rows in (gap, ~gap):
        said[rows] = np.bincount(labels[rows & taught]).argmax()
    baseline = np.bincount(labels[taught]).argmax()
    test = ~taught
    return np.mean(said[test] == labels[test]) - 1 / len(np.unique(labels))
