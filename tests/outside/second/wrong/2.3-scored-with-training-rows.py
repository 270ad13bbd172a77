# 2.3: the second score is taken on the training images. Expected: both are test accuracies.
def compare_svc(X_train, y_train, X_test, y_test):
    raw_score = SVC(gamma=0.01).fit(X_train, y_train).score(X_test, y_test)
    train, test = X_train / 255, X_test / 255
    scaled_model = SVC(gamma=0.01).fit(train, y_train)
    scaled_score = scaled_model.score(train, y_train)
    return raw_score, scaled_score
