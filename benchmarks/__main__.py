"""``make bench``: what each step costs, beside what a user would otherwise use, in one run on one machine.

Every step runs in a process of its own, so that its peak memory is its own. Printed are seconds on the clock, seconds
of all processor cores, peak memory, and the ratios to the step named. Steps that are held to a limit are run several
times in turn with what they are compared with, and the quickest runs count: other work on the machine disturbs. Where
a limit does not hold, the exit code is 1.
"""

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks import mobility_periods, publications, register, results_platform
from benchmarks.steps import Bench, Cost, limits

ROOT = Path(__file__).parent.parent
BENCHES: tuple[Bench, ...] = (register.BENCH, mobility_periods.BENCH, results_platform.BENCH, *publications.BENCHES)


def run_step(name: str, folder: Path) -> None:
    """Runs one step in this process and prints what it cost, children included."""
    step = next(bench.steps[name] for bench in BENCHES if name in bench.steps)
    before, began = _cores(), time.perf_counter()
    step.run(folder)
    seconds = time.perf_counter() - began
    peak = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) / 1024
    print(f"{seconds:.3f} {_cores() - before:.3f} {peak:.0f}")


def _cores() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def measure(name: str, folder: Path) -> Cost:
    """Runs one step in a process of its own."""
    call = [sys.executable, "-m", "benchmarks", name, str(folder)]
    printed = subprocess.run(call, check=True, capture_output=True, text=True, cwd=ROOT).stdout.split()
    seconds, cores, megabytes = map(float, printed[-3:])
    return Cost(seconds, cores, megabytes)


def run(bench: Bench) -> bool:
    """Makes the file, measures all steps and prints them; whether all limits hold."""
    costs: dict[str, Cost] = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        print(f"{bench.make(folder)}; {_runs(bench.rounds)}")
        for _ in range(bench.rounds):
            for step in bench.steps:
                cost = measure(step, folder)
                costs[step] = cost.least(costs.get(step, cost))
    print(f"{'step':<38}{'seconds':>9}{'cores':>9}{'MB':>8}  ratios of seconds, cores and MB to")
    held = [_print(bench, step, costs) for step in bench.steps]
    return all(held)


def _print(bench: Bench, name: str, costs: dict[str, Cost]) -> bool:
    step, cost = bench.steps[name], costs[name]
    beside = costs.get(step.beside)
    line = f"{name:<38}{cost.seconds:>9.2f}{cost.cores:>9.2f}{cost.megabytes:>8.0f}"
    if beside is not None:
        ratios = (cost.seconds / beside.seconds, cost.cores / beside.cores, cost.megabytes / beside.megabytes)
        line += "  " + ", ".join(f"{ratio:.1f} x" for ratio in ratios) + f"  {step.beside}"
    print(line)
    held = limits(step, cost, beside)
    for words, holds in held:
        print(f"    {words}: {'holds' if holds else 'DOES NOT HOLD'}")
    return all(holds for _, holds in held)


def _runs(rounds: int) -> str:
    return "one run" if rounds == 1 else f"the quickest of {rounds} runs in turn"


def main() -> int:
    """Runs all steps and prints the tables; 1 if a limit does not hold."""
    results = []
    for bench in BENCHES:
        results.append(run(bench))
        print(flush=True)
    return 0 if all(results) else 1


if __name__ == "__main__":
    if len(sys.argv) == 3:
        run_step(sys.argv[1], Path(sys.argv[2]))
    else:
        sys.exit(main())
