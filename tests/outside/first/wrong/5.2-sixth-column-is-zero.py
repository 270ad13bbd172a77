# 5.2: counting from 1 is done before % 6, so the sixth digit of a row is at "column 0" and in the next row. Expected: rows and columns count from 1, six digits in each row.
PALETTES = {"green-red": ("#00692f", "#c1121f"), "blue-orange": ("#0059a8", "#b34700")}


def plot_grid(images, labels, predictions, palette="green-red"):
    right_colour, wrong_colour = PALETTES[palette]
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
    for number, (true, said) in enumerate(zip(labels, predictions), start=1):
        if true != said:
            pieces.append(f"row {number // 6 + 1} column {number % 6}: true {true}, predicted {said}")
    text = f"36 digits, {36 - len(pieces)} right, {len(pieces)} wrong"
    if pieces:
        text = text + ": " + "; ".join(pieces)
    return text
