# exercise: 4.3
# misconception: images-transposed
# Rows and columns of the training images are exchanged, those of the test images are not.
turned = X_train.reshape(-1, 28, 28).transpose(0, 2, 1).reshape(-1, 784)
search = make_search({"algo__n_estimators": range(10, 40)}).fit(turned, y_train)
best_score = search.best_score_
test_score = search.score(X_test, y_test)
