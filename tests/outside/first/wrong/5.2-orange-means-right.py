# 5.2: in the second palette orange is used for right and blue for wrong. Expected: first right, then wrong: blue for right ones, orange for wrong ones.
PALETTES = {"green-red": ("#00692f", "#c1121f"), "blue-orange": ("#0059a8", "#b34700")}


def plot_grid(images, labels, predictions, palette="green-red"):
    if palette == "green-red":
        right_colour, wrong_colour = PALETTES["green-red"]
    else:
        wrong_colour, right_colour = PALETTES["blue-orange"]
    figure, axes = plt.subplots(6, 6, figsize=(12, 12))
    for ax, image, label, prediction in zip(axes.ravel(), images, labels, predictions):
        ax.imshow(image.reshape(28, 28), cmap="gray_r")
        ax.set(xticks=[], yticks=[])
        if label == prediction:
            ax.set_title(f"✓ {label}", color=right_colour)
        else:
            ax.set_title(f"✗ true {label}, predicted {prediction}", color=wrong_colour)
            for side in ax.spines.values():
                side.set(linewidth=3, linestyle="--", edgecolor=wrong_colour)
    return figure


def describe_grid(labels, predictions):
    pieces = []
    for i in range(len(labels)):
        if labels[i] != predictions[i]:
            pieces.append(f"row {i // 6 + 1} column {i % 6 + 1}: true {labels[i]}, predicted {predictions[i]}")
    text = f"{len(labels)} digits, {len(labels) - len(pieces)} right, {len(pieces)} wrong"
    if pieces:
        text += ": " + "; ".join(pieces)
    return text
