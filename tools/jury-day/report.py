"""What each step did, how long it took, and what came back: on the screen, and in a report."""

import contextlib
import statistics
import time


class Step:
    """A step of the day while it goes on."""

    def __init__(self):
        self.result = "done"


class Report:
    """The steps of the day."""

    def __init__(self, api):
        self.api, self.begin, self.steps, self.notes = api, time.monotonic(), [], []

    @contextlib.contextmanager
    def step(self, who, what):
        step, begin, asked = Step(), time.monotonic(), len(self.api.requests)
        yield step
        seconds, asked = time.monotonic() - begin, len(self.api.requests) - asked
        self.steps.append((begin - self.begin, who, what, asked, seconds, step.result))
        print(f"{begin - self.begin:7.1f} s  {who:<9} {what}: {step.result}  [{asked} requests, {seconds:.2f} s]", flush=True)

    def note(self, title, lines):
        """A table or a list for the report alone."""
        self.notes.append((title, lines))

    def write(self, path, heading):
        lines = [f"# {heading}", "", f"{len(self.api.requests)} requests in {time.monotonic() - self.begin:.0f} s.", "", "## Steps", ""]
        lines += ["| at | who | what | requests | seconds | what came back |", "|---:|---|---|---:|---:|---|"]
        for at, who, what, asked, seconds, result in self.steps:
            lines.append(f"| {at:.1f} | {who} | {what} | {asked} | {seconds:.2f} | {result.replace('|', '/')} |")
        for title, rows in self.notes:
            lines += ["", f"## {title}", "", *rows]
        lines += ["", "## Requests", "", "| request | statuses | times | median ms | 95 % ms | most ms |", "|---|---|---:|---:|---:|---:|"]
        kinds = {}
        for operation, status, seconds in self.api.requests:
            kinds.setdefault(operation, []).append((status, seconds * 1000))
        for operation, answers in sorted(kinds.items()):
            times = sorted(milliseconds for _, milliseconds in answers)
            high = times[min(len(times) - 1, int(len(times) * 0.95))]
            statuses = ", ".join(str(status) for status in sorted({status for status, _ in answers}))
            lines.append(f"| `{operation}` | {statuses} | {len(times)} | {statistics.median(times):.1f} | {high:.1f} | {times[-1]:.1f} |")
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
