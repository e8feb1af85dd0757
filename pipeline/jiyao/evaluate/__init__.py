"""evaluate: a run against gold (section 7 of the contract), and a run against another."""
