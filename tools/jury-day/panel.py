"""A review phase as its chair, its jurors and its owners live through it."""

import random

from people import at_once
from workbook import Workbook

NAMES = "Jeune pousse"


def plan_line(plan):
    """What a chair looks at in a plan."""
    if plan["outcome"] != "planned":
        why = plan["infeasibility"] or {}
        changes = [change.get("kind") or next(iter(change)) for change in why.get("relaxations", [])]
        return f"{plan['outcome']} ({why.get('cause')}, {why.get('shortage')} reviews too many; would help: {', '.join(map(str, changes)) or 'nothing'})"
    figures = plan["figures"]
    coverage = [item["reviews"] for item in figures["by_application"]]
    changes = {change: sum(item["change"] == change for item in plan["assignments"]) for change in ("kept", "added", "removed")}
    worst = figures["worst_application"]
    parts = [
        ", ".join(f"{number} {change}" for change, number in changes.items() if number),
        f"objective {figures['objective']}" + ("" if figures["proven_best"] else " (not proven best)"),
        f"match {figures['total_similarity']} in all and {worst['similarity'] if worst else '–'} at worst",
        f"load {figures['load']['least']}–{figures['load']['most']} (mean {figures['load']['mean']:.1f})",
        f"{min(coverage)}–{max(coverage)} readers a dossier",
        f"{len(figures['pieces'])} piece{'s' if len(figures['pieces']) > 1 else ''}",
    ]
    if figures["with_expert"] is not None:
        parts.append(f"an expert for {figures['with_expert']:.0%}")
    return "; ".join(parts)


class Panel:
    """A review phase."""

    def __init__(self, world, phase, number, criteria):
        self.world, self.id, self.number, self.criteria = world, phase, number, criteria
        self.path = f"/v1/phases/{phase}"

    def plan(self, **options):
        return self.world.chair.post(f"{self.path}/assignment-plans", options, expect=201).json()

    def adopt(self, plan):
        return self.world.chair.post(f"{self.path}/assignment-plans/{plan['id']}/adoption").json()

    def progress(self):
        return self.world.chair.get(f"{self.path}/progress").json()

    def progress_line(self):
        seen = self.progress()
        left = sum(juror["assigned"] for juror in seen["by_juror"])
        line = f"{seen['completed']} sheets count, {left} are open, {seen['quarantined']} put aside"
        return f"{line}, {seen['coverage_missing']} of {seen['applications']} dossiers lack readers"

    def desk(self, juror, state="assigned"):
        """What a juror has to read."""
        items = juror.person.pages(f"/v1/jury/assignments?phase_id={self.id}")
        return [item for item in items if state is None or item["state"] == state]

    def read(self, juror, item):
        """Opens a dossier; it names nobody."""
        answer = juror.person.get(f"/v1/jury/assignments/{item['id']}")
        if answer.json()["applicant"] is not None or NAMES in answer.text():
            raise SystemExit(f"jury-day: the dossier {item['id']} tells a juror who applies")
        return answer

    def values(self, juror, title):
        """What a juror thinks of a dossier: its worth, the juror's severity, and chance; the same each time."""
        startup = self.world.by_title[title]
        chance = random.Random(f"{self.world.seed}/{self.number}/{juror.number}/{title}")
        # In the second round opinions on every third dossier are far apart.
        apart = (25 if juror.number % 2 else -25) if self.number > 1 and startup.number % 3 == 0 else 0
        level = startup.quality + juror.severity + apart
        values = []
        for criterion in self.criteria:
            low, high, step = criterion.get("min") or 0, criterion["max"], criterion["step"]
            share = min(1.0, max(0.0, (level + chance.gauss(0, 6)) / 100))
            values.append(low + round((high - low) * share / step) * step)
        return values

    def score(self, juror, item):
        """Reads a dossier, writes the sheet and hands it in; the dossier."""
        seen = self.read(juror, item)
        path = f"/v1/jury/assignments/{item['id']}"
        values = zip(self.criteria, self.values(juror, seen.json()["title"]))
        scores = {criterion["id"]: {"score": value, "comment": "Vu."} for criterion, value in values}
        sheet = {"scores": scores, "comment": "Lu en entier.", "feedback": "Précisez le coût par hectare.", "note": "À revoir avant la séance."}
        juror.person.put(f"{path}/sheet", seen.etag, sheet)
        juror.person.post(f"{path}/completion")
        return seen.json()

    def score_all(self, juror):
        """Everything that is open, by the forms or by the workbook; how many sheets."""
        items = self.desk(juror)
        if juror.uses_a_workbook and items:
            return self.fill_in(juror)
        for item in items:
            self.score(juror, item)
        return len(items)

    def fill_in(self, juror):
        """Downloads the workbook, fills it in, rehearses it with a slip, rehearses it corrected, and sends it."""
        path = f"/v1/jury/sheets?phase_id={self.id}"
        book = Workbook(juror.person.get(path).body)
        rows = [row for row in book.dossiers() if book.read(row, "complete") == "no"]
        for row in rows:
            for criterion, value in zip(self.criteria, self.values(juror, book.read(row, "title"))):
                book.write(row, f"score:{criterion['id']}", value)
            book.write(row, "comment", "Lu dans le tableur.")
            book.write(row, "complete", "yes")
        filled, key = len(rows), f"score:{self.criteria[0]['id']}"
        right = self.values(juror, book.read(rows[0], "title"))[0]
        slip = book.write(rows[0], key, self.criteria[0]["max"] + 100)
        refused = juror.person.upload(f"{path}&dry_run=true", book.save(), expect=422).json()
        if not any(slip in str(error) for error in refused["errors"]):
            raise SystemExit(f"jury-day: the rehearsal does not tell {slip}: {refused}")
        book.write(rows[0], key, right)
        content = book.save()
        said = juror.person.upload(f"{path}&dry_run=true", content).json()
        done = juror.person.upload(path, content).json()
        if said["completed"] != filled or done["completed"] != filled:
            raise SystemExit(f"jury-day: {filled} rows were filled in, {said} was rehearsed and {done} was done")
        return filled

    def score_together(self, jurors):
        return sum(at_once(self.world, self.score_all, jurors))

    def compare_all(self, juror):
        """Answers the pairs that are offered; who prefers a spreadsheet puts all in order at once. How many pairs."""
        path = f"/v1/jury/phases/{self.id}"
        worth = lambda side: self.values(juror, side["title"])
        if juror.uses_a_workbook:
            seen = [self.read(juror, item).json() for item in self.desk(juror, None)]
            groups = [[side["id"]] for side in sorted(seen, key=worth, reverse=True)]
            return juror.person.post(f"{path}/orderings", {"groups": groups}).json()["pairs"] if len(groups) > 1 else 0
        for count in range(10_000):
            answer = juror.person.get(f"{path}/comparisons/next")
            left, right = answer.json()["left"], answer.json()["right"]
            if left is None:
                return count
            if NAMES in answer.text():
                raise SystemExit("jury-day: a pair tells a juror who applies")
            one, other = worth(left), worth(right)
            verdict = "tie" if one == other else "better" if one > other else "worse"
            juror.person.post(f"{path}/comparisons", {"left_assignment_id": left["id"], "right_assignment_id": right["id"], "verdict": verdict})
        raise SystemExit("jury-day: a juror is asked without end")

    def lock(self, expect=(200,)):
        return self.world.chair.post(f"{self.path}/lock", expect=expect)

    def ranking(self):
        return self.world.chair.get(f"{self.path}/ranking").json()

