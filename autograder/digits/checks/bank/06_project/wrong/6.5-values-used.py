# exercise: 6.5
# misconception: values-used
# A tree gets the filled column.
def gap_gain(column, labels, taught):
    filled = np.nan_to_num(column).reshape(-1, 1)
    tree = DecisionTreeClassifier(random_state=0).fit(filled[taught], labels[taught])
    baseline = np.bincount(labels[taught]).argmax()
    return tree.score(filled[~taught], labels[~taught]) - np.mean(labels[~taught] == baseline)
