"""Two hundred simulated students over three weeks, on the form of each platform."""
