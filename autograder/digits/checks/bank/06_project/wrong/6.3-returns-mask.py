# exercise: 6.3
# misconception: values-for-row-numbers
# A mask of the mistakes, as in exercise 5.1.
def suspicious(X, y, k):
    return cross_val_predict(ExtraTreesClassifier(50, random_state=42), X, y, cv=5) != y
