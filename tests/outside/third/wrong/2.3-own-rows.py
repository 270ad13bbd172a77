# 2.3: uses the rows of the notebook instead of the arguments. Expected: the rows that come in.
def compare_svc(X_train, y_train, X_test, y_test):
    X_train, X_test, y_train, y_test = train_test_split(
        pixels, labels, test_size=400, stratify=labels, random_state=42
    )
    raw = SVC(gamma=0.01).fit(X_train, y_train).score(X_test, y_test)
    scaled = SVC(gamma=0.01).fit(X_train / 255, y_train).score(X_test / 255, y_test)
    return raw, scaled
