# 2.3: counts right answers in a loop. Expected: tuple (raw_score, scaled_score) of SVC(gamma=0.01) on the test images.
def share_right(model, images, truth):
    right = 0
    for answer, label in zip(model.predict(images), truth):
        if answer == label:
            right += 1
    return right / len(truth)


def compare_svc(X_train, y_train, X_test, y_test):
    small_train, small_test = (np.divide(part, 255) for part in (X_train, X_test))
    on_raw = SVC(kernel="rbf", gamma=0.01).fit(X_train, y_train)
    on_small = SVC(kernel="rbf", gamma=0.01).fit(small_train, y_train)
    return share_right(on_raw, X_test, y_test), share_right(on_small, small_test, y_test)
