# exercise: 1.1
# misconception: rows-not-columns
# Each row is put on one scale.
def standardised(rows):
    return ((rows.T - rows.mean(axis=1)) / rows.std(axis=1)).T
