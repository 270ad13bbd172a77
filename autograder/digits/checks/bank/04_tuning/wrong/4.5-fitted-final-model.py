# exercise: 4.5
# misconception: fitted-final-model
# The fitted winner of the search is handed over.
def final_model():
    return search.best_estimator_
