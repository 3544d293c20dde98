"""What pytest does not collect: programs, with packages of their own (make bench)."""

collect_ignore = ["benchmarks"]
