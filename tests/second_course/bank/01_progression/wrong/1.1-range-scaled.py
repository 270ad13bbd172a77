# exercise: 1.1
# misconception: range-scaled
# The range of each column becomes 0 to 1.
def standardised(rows):
    low, high = rows.min(axis=0), rows.max(axis=0)
    return (rows - low) / (high - low)
