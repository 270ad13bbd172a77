# exercise: 5.2
# misconception: no-positions
# The text does not say where the mistakes are.
def describe_grid(labels, predictions):
    parts = []
    for i in range(36):
        if labels[i] != predictions[i]:
            parts.append(f"true {labels[i]}, predicted {predictions[i]}")
    text = f"36 digits, {36 - len(parts)} right, {len(parts)} wrong"
    if parts:
        text += ": " + "; ".join(parts)
    return text
