# exercise: 6.2
# misconception: members-counted-as-one-fit
# A forest of 3000 trees is taken for one fit.
def contestant():
    return RandomForestClassifier(n_estimators=3000, random_state=42)
