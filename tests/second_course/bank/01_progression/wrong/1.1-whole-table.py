# exercise: 1.1
# misconception: whole-table
# One mean and one standard deviation for the whole table.
def standardised(rows):
    return (rows - rows.mean()) / rows.std()
