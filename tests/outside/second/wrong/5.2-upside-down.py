# 5.2: the images stand on their heads, because the origin is at the bottom. Expected: the images upright.
PALETTES = {"green-red": ("#00692f", "#c1121f"), "blue-orange": ("#0059a8", "#b34700")}


def plot_grid(images, labels, predictions, palette="green-red"):
    right_colour, wrong_colour = PALETTES[palette]
    figure = plt.figure(figsize=(12, 12))
    for i in range(36):
        ax = figure.add_subplot(6, 6, i + 1)
        ax.imshow(images[i].reshape(28, 28), cmap="gray_r", origin="lower")
        ax.set(xticks=[], yticks=[])
        if labels[i] == predictions[i]:
            ax.set_title(f"✓ {labels[i]}", color=right_colour)
        else:
            ax.set_title(f"✗ true {labels[i]}, predicted {predictions[i]}", color=wrong_colour)
    return figure


def describe_grid(labels, predictions):
    pieces = []
    for i in range(36):
        if labels[i] != predictions[i]:
            pieces.append(f"row {i // 6 + 1} column {i % 6 + 1}: true {labels[i]}, predicted {predictions[i]}")
    text = f"36 digits, {36 - len(pieces)} right, {len(pieces)} wrong"
    return text + ": " + "; ".join(pieces) if pieces else text
