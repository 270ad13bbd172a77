# exercise: 5.1
# misconception: numbers-for-mask
# 1 for wrong and 0 for right.
def mistakes(labels, predictions):
    return (labels != predictions).astype(int)
