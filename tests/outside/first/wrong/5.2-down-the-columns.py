# 5.2: the digits run down the columns of the grid. Expected: reading order, along the rows.
PALETTES = {"green-red": ("#00692f", "#c1121f"), "blue-orange": ("#0059a8", "#b34700")}


def plot_grid(images, labels, predictions, palette="green-red"):
    right_colour, wrong_colour = PALETTES[palette]
    figure, axes = plt.subplots(6, 6, figsize=(12, 12))
    for i in range(36):
        ax = axes[i % 6, i // 6]
        ax.imshow(images[i].reshape(28, 28), cmap="gray_r")
        ax.set(xticks=[], yticks=[])
        if labels[i] == predictions[i]:
            ax.set_title(f"✓ {labels[i]}", color=right_colour)
        else:
            ax.set_title(f"✗ true {labels[i]}, predicted {predictions[i]}", color=wrong_colour)
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
