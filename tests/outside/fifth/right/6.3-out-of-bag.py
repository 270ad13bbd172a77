# 6.3: out-of-bag votes of one forest. Expected: each tree's vote counts only for rows that this tree wasn't fitted on, so no model judges its own rows; NaN can't remain with 400 trees.
def suspicious(X, y, k):
    forest_of_mine = RandomForestClassifier(400, oob_score=True, random_state=0)
    forest_of_mine.fit(X, y)
    votes = np.nan_to_num(forest_of_mine.oob_decision_function_, nan=1.0)
    column = [list(forest_of_mine.classes_).index(label) for label in y]
    belief = votes[range(len(y)), column]
    return belief.argsort()[:k]
