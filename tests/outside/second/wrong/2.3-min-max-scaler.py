# 2.3: scales each pixel column by its own range in the training images. Expected: all pixels divided by 255.
from sklearn.preprocessing import MinMaxScaler


def compare_svc(X_train, y_train, X_test, y_test):
    raw_score = SVC(gamma=0.01).fit(X_train, y_train).score(X_test, y_test)
    scaler = MinMaxScaler().fit(X_train)
    model = SVC(gamma=0.01).fit(scaler.transform(X_train), y_train)
    scaled_score = model.score(scaler.transform(X_test), y_test)
    return raw_score, scaled_score
