# exercise: 1.1
# misconception: not-centred
# The means stay.
def standardised(rows):
    return rows / rows.std(axis=0)
