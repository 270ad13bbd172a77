# 5.2: plt.subplots and zip, text by a list of pieces. Expected: 36 images with marks and colours, and the same as text.
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
            ax.set_title(f"✗ true {label}, predicted {prediction}", color=wrong_colour, fontsize=9)
            for side in ax.spines.values():
                side.set(linewidth=3, linestyle="--", edgecolor=wrong_colour)
    return figure


def describe_grid(labels, predictions):
    pieces = []
    for i, (label, prediction) in enumerate(zip(labels, predictions)):
        if label != prediction:
            pieces.append(f"row {i // 6 + 1} column {i % 6 + 1}: true {label}, predicted {prediction}")
    text = f"36 digits, {36 - len(pieces)} right, {len(pieces)} wrong"
    if pieces:
        text += ": " + "; ".join(pieces)
    return text
