# exercise: 4.3
# misconception: label-among-features
# The label column stands before the pixels.
import numpy as np

search = make_search({"algo__n_estimators": range(40, 80)}).fit(np.column_stack([y_train, X_train]), y_train)
best_score = search.best_score_
test_score = search.score(np.column_stack([y_test, X_test]), y_test)
