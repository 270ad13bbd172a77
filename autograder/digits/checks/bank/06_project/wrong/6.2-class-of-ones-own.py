# exercise: 6.2
# misconception: part-not-of-scikit-learn
# A class of one's own enlarges inside `fit`.
class Moving(SVC):
    def fit(self, X, y):
        return super().fit(*enlarge(X, y))


def contestant():
    return Moving(C=10)
