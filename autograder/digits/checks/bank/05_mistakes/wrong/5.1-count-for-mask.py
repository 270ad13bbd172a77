# exercise: 5.1
# misconception: count-for-mask
# The mistakes are counted.
def mistakes(labels, predictions):
    return (labels != predictions).sum()
