# exercise: 6.5
# misconception: rule-from-test-rows
# The baseline is the most frequent label of all rows.
def gap_gain(column, labels, taught):
    gap = np.isnan(column)
    answers = np.zeros(len(labels), dtype=int)
    for rows in (gap, ~gap):
        answers[rows] = np.bincount(labels[rows & taught]).argmax()
    baseline = np.bincount(labels).argmax()
    test = ~taught
    return (answers == labels)[test].mean() - (baseline == labels)[test].mean()
