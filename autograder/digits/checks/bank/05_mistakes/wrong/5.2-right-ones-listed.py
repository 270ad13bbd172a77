# exercise: 5.2
# misconception: right-ones-listed
# All 36 places are listed.
def describe_grid(labels, predictions):
    wrong = int((labels != predictions).sum())
    parts = [f"row {i // 6 + 1} column {i % 6 + 1}: true {labels[i]}, predicted {predictions[i]}" for i in range(36)]
    return f"36 digits, {36 - wrong} right, {wrong} wrong: " + "; ".join(parts)
