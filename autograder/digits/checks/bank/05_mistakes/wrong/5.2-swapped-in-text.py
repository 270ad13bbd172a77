# exercise: 5.2
# misconception: swapped-in-text
# The prediction is called true in the text.
def describe_grid(labels, predictions):
    parts = []
    for i in range(36):
        if labels[i] != predictions[i]:
            parts.append(f"row {i // 6 + 1} column {i % 6 + 1}: true {predictions[i]}, predicted {labels[i]}")
    text = f"36 digits, {36 - len(parts)} right, {len(parts)} wrong"
    if parts:
        text += ": " + "; ".join(parts)
    return text
