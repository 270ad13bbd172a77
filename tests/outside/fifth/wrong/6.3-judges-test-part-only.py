# 6.3: splits once and judges the test part, numbers counted inside it. Expected: judge EACH row, numbers of the rows of X, exactly k up to n.
def suspicious(X, y, k):
    teach_X, judge_X, teach_y, judge_y = train_test_split(X, y, test_size=0.5, stratify=y, random_state=0)
    model = ExtraTreesClassifier(50, random_state=42).fit(teach_X, teach_y)
    votes = model.predict_proba(judge_X)
    belief = votes[np.arange(len(judge_y)), np.searchsorted(model.classes_, judge_y)]
    return np.argsort(belief)[:k]
