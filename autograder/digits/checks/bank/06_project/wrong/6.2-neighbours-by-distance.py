# exercise: 6.2
# misconception: weaker-than-the-forest
# Nearest neighbours: of so few rows they learn less than a forest.
def contestant():
    return KNeighborsClassifier()
