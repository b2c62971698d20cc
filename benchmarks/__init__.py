"""How fast the console is, against the budgets it was given. `make bench` runs all of it.

How to read the figures. Each is measured in one run on this machine, whatever else it is doing:

- `×` figures are ratios. The two sides run in turn, pair by pair, so that a busy moment slows both;
  the figure is the median of the pairs' ratios, with the lowest and the highest pair behind it.
  Medians of either side in milliseconds are only there to show the size; they are not comparable
  between machines or days.
- A figure without a goal is there to explain the one above it.
- The board on a terminal is timed from outside: the command is started on a terminal of its own,
  and its output is read until the words looked for have been painted. The bare Textual app is
  started and read in the same way.
- `goal` is the budget; `met` or `MISSED` compares the median with it, and a missed one says by how
  much. Where the lowest pair meets the goal and the median does not, another run on a quiet machine
  may say otherwise: trust neither.

`python -m benchmarks --quick` takes fewer pairs and 200,000 past clocks; `python -m benchmarks
board idle` runs only those two. Needs a system with pseudo-terminals, so not Windows.
"""
