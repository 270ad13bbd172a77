# exercise: 6.2
# misconception: fitted-contestant
# The contestant is fitted on the training rows.
def contestant():
    return SVC(C=10).fit(X_train[:300], y_train[:300])
