# 5.2: with no mistake the text ends with a colon and a blank. Expected: exactly "36 digits, 36 right, 0 wrong".
PALETTES = {"green-red": ("#00692f", "#c1121f"), "blue-orange": ("#0059a8", "#b34700")}


def plot_grid(images, labels, predictions, palette="green-red"):
    right_colour, wrong_colour = PALETTES[palette]
    figure, axes = plt.subplots(6, 6, figsize=(12, 12), layout="constrained")
    for ax, image, label, prediction in zip(axes.ravel(), images, labels, predictions):
        ax.imshow(image.reshape(28, 28), cmap="gray_r")
        ax.set(xticks=[], yticks=[])
        if label == prediction:
            ax.set_title(f"✓ {label}", color=right_colour)
        else:
            ax.set_title(f"✗ true {label}, predicted {prediction}", color=wrong_colour)
    return figure


def describe_grid(labels, predictions):
    pieces = [
        f"row {i // 6 + 1} column {i % 6 + 1}: true {a}, predicted {b}"
        for i, (a, b) in enumerate(zip(labels, predictions))
        if a != b
    ]
    return f"36 digits, {36 - len(pieces)} right, {len(pieces)} wrong: " + "; ".join(pieces)
