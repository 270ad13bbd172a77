# 5.2: plot_grid returns the array of axes. Expected: the Figure.
PALETTES = {"green-red": ("#00692f", "#c1121f"), "blue-orange": ("#0059a8", "#b34700")}


def plot_grid(images, labels, predictions, palette="green-red"):
    right_colour, wrong_colour = PALETTES[palette]
    fig, axes = plt.subplots(6, 6, figsize=(12, 12), layout="constrained")
    for ax, image, label, prediction in zip(axes.ravel(), images, labels, predictions):
        ax.imshow(image.reshape(28, 28), cmap="gray_r")
        ax.set(xticks=[], yticks=[])
        if label == prediction:
            ax.set_title(f"✓ {label}", color=right_colour)
        else:
            ax.set_title(f"✗ true {label}, predicted {prediction}", color=wrong_colour)
    return axes


def describe_grid(labels, predictions):
    pieces = []
    for i in range(36):
        if labels[i] != predictions[i]:
            pieces.append(f"row {i // 6 + 1} column {i % 6 + 1}: true {labels[i]}, predicted {predictions[i]}")
    text = f"36 digits, {36 - len(pieces)} right, {len(pieces)} wrong"
    return text + ": " + "; ".join(pieces) if pieces else text
