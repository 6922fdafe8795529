"""Benchmarks: run by hand, never as timed tests. What is compared are ratios within one run."""
