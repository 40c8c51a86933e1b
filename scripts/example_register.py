"""Writes examples/made-register-2022-12-31.csv: a small made register for the documentation's first hour."""

from pathlib import Path

from benchmarks.register import write_register

FILE = Path(__file__).resolve().parent.parent / "examples" / "made-register-2022-12-31.csv"
PROJECTS = 120

if __name__ == "__main__":
    write_register(FILE, PROJECTS)
