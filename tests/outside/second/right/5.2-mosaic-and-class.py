# 5.2: subplot_mosaic with numbers, a small class for the digits of a grid. Expected: 36 images with marks and colours, and the same as text.
PALETTES = {"green-red": ("#00692f", "#c1121f"), "blue-orange": ("#0059a8", "#b34700")}


class Shown:
    def __init__(self, position, label, prediction):
        self.row, self.column = position // 6 + 1, position % 6 + 1
        self.label, self.prediction = label, prediction

    @property
    def right(self):
        return self.label == self.prediction

    @property
    def words(self):
        return f"true {self.label}, predicted {self.prediction}"

    def title(self):
        return f"✓ {self.label}" if self.right else f"✗ {self.words}"

    def place(self):
        return f"row {self.row} column {self.column}: {self.words}"


def shown(labels, predictions):
    return [Shown(i, label, guess) for i, (label, guess) in enumerate(zip(labels, predictions))]


def plot_grid(images, labels, predictions, palette="green-red"):
    names = [[6 * r + c for c in range(6)] for r in range(6)]
    figure, axes = plt.subplot_mosaic(names, figsize=(12, 13), gridspec_kw={"hspace": 0.4})
    ok, bad = PALETTES[palette]
    for i, digit in enumerate(shown(labels, predictions)):
        ax = axes[i]
        ax.matshow(images[i].reshape(28, 28), cmap="gray")
        ax.set(xticks=[], yticks=[])
        ax.set_title(digit.title(), color=ok if digit.right else bad, fontweight="bold", fontsize=8)
        if not digit.right:
            for side in ax.spines.values():
                side.set(linewidth=4, edgecolor=bad)
    return figure


def describe_grid(labels, predictions):
    wrong = [digit for digit in shown(labels, predictions) if not digit.right]
    head = f"36 digits, {36 - len(wrong)} right, {len(wrong)} wrong"
    return ": ".join([head] + (["; ".join(digit.place() for digit in wrong)] if wrong else []))
