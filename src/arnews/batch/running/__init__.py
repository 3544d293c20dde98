"""Run a batch: worker processes, parts to resume from, and what identifies a run."""
