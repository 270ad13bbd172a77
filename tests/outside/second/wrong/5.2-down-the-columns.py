# 5.2: the grid is filled column by column. Expected: reading order, row by row.
PALETTES = {"green-red": ("#00692f", "#c1121f"), "blue-orange": ("#0059a8", "#b34700")}


def plot_grid(images, labels, predictions, palette="green-red"):
    right_colour, wrong_colour = PALETTES[palette]
    figure, axes = plt.subplots(6, 6, figsize=(12, 12))
    i = 0
    for column in range(6):
        for row in range(6):
            ax = axes[row, column]
            ax.imshow(images[i].reshape(28, 28), cmap="gray_r")
            ax.axis("off")
            if labels[i] == predictions[i]:
                ax.set_title(f"✓ {labels[i]}", color=right_colour)
            else:
                ax.set_title(f"✗ true {labels[i]}, predicted {predictions[i]}", color=wrong_colour)
            i += 1
    return figure


def describe_grid(labels, predictions):
    pieces = []
    for i in range(36):
        if labels[i] != predictions[i]:
            pieces.append(f"row {i // 6 + 1} column {i % 6 + 1}: true {labels[i]}, predicted {predictions[i]}")
    text = f"36 digits, {36 - len(pieces)} right, {len(pieces)} wrong"
    return text + ": " + "; ".join(pieces) if pieces else text
