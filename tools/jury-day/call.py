"""The call: written, approved, published, and applied to before its deadline."""

import datetime
import time

from people import at_once

# So many seconds before the deadline nobody begins to apply any more: it is moved.
MARGIN = 3


def utc(seconds):
    """So many seconds from now, as a wall time."""
    moment = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(seconds=seconds)
    return {"local": moment.strftime("%Y-%m-%dT%H:%M:%S"), "time_zone": "UTC"}


def the_call(finalists, window):
    """A blind, sealed round with three readers a dossier, a final round with two and a third where they disagree, and a pitch day.

    Each round has the number that gets further published with it; the seats of the call are those of the last."""
    pitches = max(1, finalists // 2)
    cut = lambda number, reserve: {"method": "ranking", "count": {"least": number, "most": number}, "ties": "jury", "reserve": reserve}
    criteria = [
        {"label": {"fr": "Innovation", "ar": "الابتكار"}, "max": 5, "step": 0.5, "weight": 30},
        {"label": {"fr": "Impact", "ar": "الأثر"}, "max": 5, "step": 0.5, "weight": 40},
        {"label": {"fr": "Faisabilité", "ar": "القابلية للتنفيذ"}, "max": 10, "step": 1, "weight": 30},
    ]
    first = {"reviews_per_application": 3, "ranking_method": "within_shrunk", "rubric": {"criteria": criteria}}
    final = {"reviews_per_application": 2, "sealed": False, "rubric": {"criteria": criteria}}
    pitch = {"mode": "pairwise", "reviews_per_application": 3, "rubric": {"criteria": criteria}}
    return {
        "title": {"fr": "DigitAgri : fermes connectées", "ar": "ديجيت أكري: ضيعات متصلة", "en": "DigitAgri: connected farms"},
        "summary": {"fr": "Des solutions pour les fermes digitales."},
        "description": {"fr": "Accompagnement technique et financier."},
        "sectors": ["agritech"],
        "technologies": ["ai", "iot"],
        "seats": max(1, pitches // 2),
        "time_zone": "Africa/Casablanca",
        "phases": [
            {"kind": "application", "opens": utc(-3600), "closes": utc(window)},
            {"kind": "review", "title": {"fr": "Présélection", "ar": "الانتقاء الأولي"}, "review": first, "cut": cut(finalists, 3)},
            {"kind": "review", "title": {"fr": "Finale", "ar": "المرحلة النهائية"}, "review": final, "cut": cut(pitches, 2)},
            {"kind": "review", "title": {"fr": "Journée de pitchs", "ar": "يوم العروض"}, "review": pitch},
        ],
        "questions": [{"label": {"fr": "Votre solution"}, "kind": "long_text", "required": True, "max_words": 200}],
    }


def published(world):
    with world.report.step("owner", "writes the call; an operator approves it, the owner publishes it") as done:
        body = {"organisation_id": world.ministry, "document": the_call(world.finalists, world.window)}
        world.challenge = world.owner.post("/v1/challenges", body, expect=201).json()["id"]
        path = f"/v1/challenges/{world.challenge}"
        world.owner.post(f"{path}/approval-request")
        world.operator.post(f"{path}/approval")
        call = world.owner.post(f"{path}/publication").json()
        world.call = call["document"]
        done.result = f"{call['state'] if 'state' in call else 'published'}, closes at {deadline(world)}"


def deadline(world):
    return world.call["phases"][0]["closes"]["at"]


def seconds_left(world):
    at = datetime.datetime.fromisoformat(deadline(world).replace("Z", "+00:00"))
    return (at - datetime.datetime.now(datetime.timezone.utc)).total_seconds()


def extend(world):
    path, phase = f"/v1/challenges/{world.challenge}", world.call["phases"][0]["id"]
    body = {"phase_id": phase, "closes": utc(MARGIN + 2 * world.window), "reason": "De nombreuses startups demandent un délai."}
    world.owner.post(f"{path}/extensions", body)
    world.call = world.owner.get(path).json()["document"]


def apply(world, startup):
    question = world.call["questions"][0]["id"]
    dossier = {"title": startup.title, "answers": {question: f"{startup.title} : des capteurs mesurent l'humidité du sol."}}
    body = {"organisation_id": startup.organisation, "document": dossier}
    startup.application = startup.founder.post(f"/v1/challenges/{world.challenge}/applications", body, expect=201).json()["id"]
    startup.founder.post(f"/v1/applications/{startup.application}/submission")


def applied_to(world):
    with world.report.step("startups", "apply, all at once") as done:
        extensions, slowest = 0, 0.0
        for first in range(0, world.dossiers, world.at_once):
            if seconds_left(world) < MARGIN + 2 * slowest:
                extend(world)
                extensions += 1
            begin = time.monotonic()
            at_once(world, lambda startup: apply(world, startup), world.startups[first : first + world.at_once])
            slowest = max(slowest, time.monotonic() - begin)
        count = world.owner.get(f"/v1/challenges/{world.challenge}/application-count").json()
        done.result = f"{count['submitted']} dossiers are in; the deadline was moved {extensions} times"
