# 5.2: the array of axes is returned. Expected: the Figure.
PALETTES = {"green-red": ("#00692f", "#c1121f"), "blue-orange": ("#0059a8", "#b34700")}


def plot_grid(images, labels, predictions, palette="green-red"):
    right_colour, wrong_colour = PALETTES[palette]
    figure, axes = plt.subplots(6, 6, figsize=(12, 13))
    for ax, image, true, guess in zip(axes.ravel(), images, labels, predictions):
        ax.imshow(image.reshape(28, 28), cmap="gray_r")
        ax.set(xticks=[], yticks=[])
        if true == guess:
            ax.set_title(f"✓ {guess}", color=right_colour)
        else:
            ax.set_title(f"✗ true {true}, predicted {guess}", color=wrong_colour)
            for side in ax.spines.values():
                side.set(linewidth=3, linestyle="--")
    return axes


def describe_grid(labels, predictions):
    parts = []
    for i in range(36):
        if labels[i] != predictions[i]:
            parts.append(f"row {i // 6 + 1} column {i % 6 + 1}: true {labels[i]}, predicted {predictions[i]}")
    text = f"36 digits, {36 - len(parts)} right, {len(parts)} wrong"
    if parts:
        text += ": " + "; ".join(parts)
    return text
