# exercise: 2.4
# misconception: votes-hide-changes
# Each tree is thought to change, and the vote to hide it.
why = "B"
