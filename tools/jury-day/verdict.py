"""From the lock to the results: ranking, what-if, session, decision by one, release by another, minutes, record."""

import datetime
import re

from client import Person


def now():
    return datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def rank(ranking, entry):
    """The rank by which is decided; none for who has none."""
    place = entry["rank"] if ranking["deciding_method"] == "raw" else (entry["calibrated"] or {}).get("rank")
    return place or float("inf")


def ranking_table(ranking):
    rows = ["| rank | dossier | reviews | score | calibrated | 95 % | rank 95 % | chance of a seat |", "|---:|---|---:|---:|---:|---|---|---:|"]
    for entry in sorted(ranking["entries"], key=lambda entry: rank(ranking, entry)):
        figures = entry["calibrated"] or {}
        shown = lambda value, form: "–" if value is None else format(value, form)
        interval, ranks = figures.get("ci95"), figures.get("rank_interval95")
        between = "–" if not interval else "–".join(f"{value:.1f}" for value in list(interval.values())[:2])
        places = "–" if not ranks else "–".join(str(value) for value in list(ranks.values())[:2])
        cells = [shown(entry["rank"], "d"), entry["title"], str(entry["reviews"]), entry["display"] or "–", shown(figures.get("score"), ".2f")]
        rows.append(f"| {' | '.join(cells)} | {between} | {places} | {shown(figures.get('chance_of_seat'), '.2f')} |")
    return rows


def pairwise_table(ranking):
    rows = ["| rank | dossier | score | comparisons | preferred in | strength | sd | ranks 95 % | chance of a seat |", "|---:|---|---:|---:|---:|---:|---:|---|---:|"]
    figures = {item["application_id"]: item for item in ranking["pairwise"]["applications"]}
    for entry in ranking["entries"]:
        own = figures[entry["application_id"]]
        numbers = f"{own['strength']:.2f} | {own['strength_sd']:.2f} | {own['best_rank']}–{own['worst_rank']} | {own['chance_of_seat']:.2f}"
        rows.append(f"| {entry['rank']} | {entry['title']} | {entry['display']} | {own['comparisons']} | {own['wins']:g} | {numbers} |")
    return rows


def ranking_line(ranking):
    calibration = ranking["calibration"] or {}
    ranked = sum(entry["rank"] is not None for entry in ranking["entries"])
    parts = [f"{ranked} of {len(ranking['entries'])} dossiers have a rank", f"{ranking['deciding_method']} decides", f"seats end at rank {ranking['seat_line']['last_rank']}"]
    tied = len(ranking["seat_line"]["tied_at_last_seat"])
    if tied:
        parts.append(f"{tied} tie for the last")
    if calibration.get("shortlist_precision") is not None:
        parts.append(f"{calibration['shortlist_precision']:.0%} of the seated are expected to belong there")
    return ", ".join(parts)


def decision(ranking, seats, reserve, deliberation):
    """Seats by rank; the next in reserve; the others refused, each with a reason."""
    entries = sorted(ranking["entries"], key=lambda entry: rank(ranking, entry))
    eligible = [entry for entry in entries if rank(ranking, entry) != float("inf") and not entry["failed"] and not entry["below_threshold"]]
    selected, kept = eligible[:seats], eligible[seats : seats + reserve]
    passed_over = {rank(ranking, entry) for entry in eligible[seats:]}
    outcomes = []
    for entry in entries:
        outcome, reason = "refused", "Le comité a préféré des solutions plus proches du terrain."
        if entry in selected:
            outcome, reason = "selected", "À égalité, le seul pour les petites exploitations." if rank(ranking, entry) in passed_over else None
        elif entry in kept:
            outcome, reason = "reserve", None
        outcomes.append({"application_id": entry["application_id"], "outcome": outcome, "reason": reason})
    return {"outcomes": outcomes, "note": None, "deliberation": deliberation}


def session(world, ranking, began):
    """The session: everybody sits but one, three votes, a dissent."""
    excused = world.jurors[0]
    attendance = [{"juror_id": world.chair_seat, "presence": "present"}]
    attendance += [{"juror_id": juror.seat, "presence": "excused" if juror is excused else "present"} for juror in world.jurors]
    entries = sorted(ranking["entries"], key=lambda entry: rank(ranking, entry))
    dissenter = world.jurors[-1]
    own = dissenter.mentored.application if dissenter.mentored else None
    about = next((entry["application_id"] for entry in entries[3:] if entry["application_id"] != own), None)
    votes = [{"application_id": entry["application_id"], "in_favour": 3, "against": 1, "abstained": 0} for entry in entries[:3]]
    return {
        "began_at": began,
        "ended_at": now(),
        "place": "Technopark de Casablanca, salle 3",
        "chair_id": world.chair_seat,
        "attendance": attendance,
        "others": [{"name": "Salma Idrissi", "capacity": "Secrétaire de séance"}],
        "votes": votes,
        "dissents": [{"juror_id": dissenter.seat, "application_id": about, "statement": "L'essai de terrain méritait mieux."}],
    }


def decide(world, panel, ranking, reserve, began):
    """One owner decides with the session on record, as many as the published cut of the round says, and may not release it; the other one does."""
    report, seats = world.report, ranking["seat_line"]["seats"]
    with report.step("owner", "decides, with the session") as step:
        seen = world.owner.get(panel.path)
        body = decision(ranking, seats, reserve, session(world, ranking, began))
        decided = world.owner.put(f"{panel.path}/decision", seen.etag, body).json()["decision"]
        held = decided["deliberation"]
        counts = {outcome: sum(entry["outcome"] == outcome for entry in decided["outcomes"]) for outcome in ("selected", "reserve", "refused")}
        quorum = held["quorum"]
        step.result = (
            ", ".join(f"{number} {outcome}" for outcome, number in counts.items())
            + f"; quorum {quorum['present']} of {quorum['required']}, {len(held['recusals'])} recusals, {len(held['votes'])} votes, {len(held['dissents'])} dissent"
        )
    if counts["selected"] != min(seats, sum(rank(ranking, entry) != float("inf") for entry in ranking["entries"])):
        raise SystemExit("jury-day: not as many get further as the call says")
    with report.step("owner", "tries to release what the same person decided") as step:
        step.result = world.owner.post(f"{panel.path}/release", expect=409).json()["code"]
    with report.step("second", "releases it") as step:
        step.result = world.second.post(f"{panel.path}/release").json()["state"]


def keep_minutes(world, panel, prefix):
    with world.report.step("owner", "prints the minutes") as step:
        sizes = []
        for language in ("fr", "ar"):
            for form in ("pdf", "html"):
                answer = world.owner.get(f"{panel.path}/minutes?lang={language}&format={form}")
                (world.output / f"{prefix}minutes.{language}.{form}").write_bytes(answer.body)
                sizes.append(f"{language}.{form} {len(answer.body) // 1000} kB")
                if form == "pdf" and (not answer.body.startswith(b"%PDF-") or b"/StructTreeRoot" not in answer.body):
                    raise SystemExit("jury-day: the minutes are no tagged PDF")
        picture = world.owner.get(f"{panel.path}/ranking-picture?lang=fr")
        (world.output / f"{prefix}ranking.svg").write_bytes(picture.body)
        step.result = ", ".join(sizes)


def verify_record(world, panel, prefix):
    """Downloads the record, and verifies it without the server; one digit of it altered, it does not hold."""
    keys, record = world.output / "keys.json", world.output / f"{prefix}record.json"
    with world.report.step("owner", "downloads the record") as step:
        keys.write_bytes(Person(world.api).get("/.well-known/jwks.json").body)
        answer = world.owner.get(f"{panel.path}/record")
        record.write_bytes(answer.body)
        head = answer.json()["manifest"]["head"]
        step.result = f"number {head['number']} of the call, for the {head['event']}, {len(answer.body) // 1000} kB"
    with world.report.step("anybody", "verifies it offline") as step:
        step.result = world.program.run("verify", "record", record, "--keys", keys).strip().splitlines()[-1]
    with world.report.step("anybody", "verifies a copy in which one score was altered") as step:
        altered = world.program.folder / "altered.json"
        altered.write_bytes(alter(record.read_bytes()))
        step.result = world.program.run("verify", "record", altered, "--keys", keys, fails=True).strip().splitlines()[-1]
    with world.report.step("owner", "has the server compare it with the database") as step:
        seen = world.owner.get(f"{panel.path}/record/verification").json()
        step.result = "holds" if seen["holds"] else "does not hold"
        if not seen["holds"]:
            raise SystemExit(f"jury-day: the record does not hold: {seen}")


def alter(content):
    """Another score on the first sheet, or another verdict."""
    sheets = content.index(b'"sheets"')
    if b'"verdict":"better"' in content[sheets:]:
        return content[:sheets] + content[sheets:].replace(b'"verdict":"better"', b'"verdict":"worse"', 1)
    score = re.search(rb'"crt_[0-9a-z]{26}":(\d)', content[sheets:])
    at = sheets + score.start(1)
    return content[:at] + (b"1" if content[at : at + 1] != b"1" else b"2") + content[at + 1 :]
