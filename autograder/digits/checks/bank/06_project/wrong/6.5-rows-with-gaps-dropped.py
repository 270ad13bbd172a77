# exercise: 6.5
# misconception: rows-with-gaps-dropped
# Rows with gaps are left out, as one leaves out what is incomplete.
def gap_gain(column, labels, taught):
    gap = np.isnan(column)
    said = np.zeros(len(labels), dtype=int)
    for rows in (gap, ~gap):
        said[rows] = np.bincount(labels[rows & taught]).argmax()
    baseline = np.bincount(labels[taught]).argmax()
    test = ~taught & ~gap
    return np.mean(said[test] == labels[test]) - np.mean(labels[test] == baseline)
