# exercise: 6.5
# misconception: given-data-changed
# Fills the column that it was given.
def gap_gain(column, labels, taught):
    gap = np.isnan(column)
    column[gap] = 1
    column[~gap] = 0
    tree = DecisionTreeClassifier().fit(column[taught].reshape(-1, 1), labels[taught])
    baseline = np.bincount(labels[taught]).argmax()
    return tree.score(column[~taught].reshape(-1, 1), labels[~taught]) - np.mean(labels[~taught] == baseline)
