# exercise: 4.3
# Small forests: the search over our own space would take half a minute for each solution that is tried.
def search_space():
    return {"algo__n_estimators": range(10, 40)}
