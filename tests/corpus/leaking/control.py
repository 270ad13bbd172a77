# about: shows what it has itself: proves that a canary that is found would stand in the record.
# expects: cheat
# reason: canary-000000000000000000000000
# use: show
loot = ["canary-000000000000000000000000"]
