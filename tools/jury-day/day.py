"""A jury's day against the real program: a call, its dossiers, its panel, two rounds, a pitch day, and the results. See scripts/jury-day."""

import argparse
import random
import sys
import time
from pathlib import Path

import call
import people
import verdict
from client import Api, Person, Unexpected
from panel import Panel, plan_line
from people import at_once
from program import Program
from report import Report


class World:
    """Everybody and everything of the day."""

    def __init__(self, options, program, api):
        self.program, self.api, self.mails = program, api, program.mails
        self.report, self.output = Report(api), Path(options.output)
        self.seed, self.at_once, self.window = options.seed, options.at_once, options.window
        self.random = random.Random(options.seed)
        self.dossiers, self.size, self.finalists = options.dossiers, options.jurors, options.finalists


def everybody_comes_in(world):
    step = world.report.step
    with step("operator", "comes in by the command line"):
        world.operator = people.an_operator(world)
    with step("owner", "registers a ministry, which is verified; a second owner joins by invitation"):
        world.ministry, world.owner, world.second = people.a_partner(world, world.operator)
    with step("startups", "register, verify their addresses and found their startups") as done:
        worth = [min(95, max(5, world.random.gauss(58, 15))) for _ in range(world.dossiers)]
        world.startups = at_once(world, lambda number: people.a_startup(world, number, worth[number - 1]), range(1, world.dossiers + 1))
        world.by_title = {startup.title: startup for startup in world.startups}
        done.result = f"{len(world.startups)} startups"


def the_panel_is_composed(world):
    step = world.report.step
    path = f"/v1/challenges/{world.challenge}"
    with step("operator", "invites the chair"):
        body = {"email": people.CHAIR, "name": "Latifa Bennani", "role": "chair"}
        world.chair_seat = world.operator.post(f"{path}/jurors", body).json()["id"]
        token = world.mails.token(people.CHAIR, "ti_")
        world.chair = people.newcomer_accepts(world, token, "Latifa Bennani", people.CHAIR, confidentiality_accepted=True)
    with step("chair", "invites the jurors by mail") as done:
        world.jurors = people.the_jurors(world, world.size, world.startups, world.random)
        for juror in world.jurors:
            people.invite(world, world.chair, world.challenge, juror)
        done.result = f"{len(world.jurors)} invitations"
    with step("jurors", "promise confidentiality and declare their interests") as done:
        at_once(world, lambda juror: people.accept(world, juror), world.jurors)
        seats = world.chair.get(f"{path}/jurors").json()["data"]
        accepted = [seat for seat in seats if seat["state"] == "accepted"]
        declared = [seat for seat in accepted if seat["interests"] not in (None, "Aucun.")]
        done.result = f"{len(accepted)} members, {len(declared)} with an interest"
    with step("everybody", "waits for the deadline") as done:
        time.sleep(max(0.0, call.seconds_left(world)) + 0.2)
        done.result = call.deadline(world)


def conflicts_are_declared(world, panel):
    with world.report.step("chair", "reads the interests and declares conflicts") as done:
        for juror in world.jurors:
            if juror.mentored:
                body = {"juror_id": juror.seat, "organisation_id": juror.mentored.organisation, "kind": "mentor", "reason": juror.interests}
                world.chair.post(f"{panel.path}/conflicts", body)
        kinds = {}
        for conflict in world.chair.pages(f"{panel.path}/conflicts"):
            kind = conflict.get("kind", "other")
            kinds[kind] = kinds.get(kind, 0) + 1
        done.result = ", ".join(f"{number} {kind}" for kind, number in sorted(kinds.items()))


def the_work_is_planned(world, panel):
    step = world.report.step
    most = -(-3 * world.dossiers // world.size) + 3
    with step("chair", "tries a plan with too little room") as done:
        done.result = plan_line(panel.plan(max_load=-(-3 * world.dossiers // world.size) - 1, connected=True))
    with step("chair", "tries the fairest plan") as done:
        done.result = plan_line(panel.plan(max_load=most, objective="fairest", connected=True, seed="digitagri"))
    with step("chair", "tries a balanced plan") as done:
        plan = panel.plan(max_load=most, objective="balanced", connected=True, seed="digitagri")
        done.result = plan_line(plan)
    with step("chair", "adopts it") as done:
        done.result = f"{len(panel.adopt(plan)['assignments'])} assignments"
    return most


def two_step_back(world, panel, most):
    step = world.report.step
    first, second = world.jurors[0], world.jurors[-2]
    with step("juror", "recognises a dossier and steps back") as done:
        item = panel.desk(first)[0]
        panel.read(first, item)
        body = {"kind": "personal", "reason": "Je reconnais le travail d'un proche."}
        first.person.post(f"/v1/jury/assignments/{item['id']}/recusal", body, expect=204)
        done.result = f"{item['pseudonym']} is gone from the desk"
    with step("juror", "scores a dossier; a conflict is declared later") as done:
        item = panel.desk(second)[0]
        title = panel.score(second, item)["title"]
        startup = world.by_title[title]
        body = {"juror_id": second.seat, "organisation_id": startup.organisation, "kind": "investor", "reason": "Son fonds vient d'y entrer."}
        world.chair.post(f"{panel.path}/conflicts", body)
        said = second.person.get(f"/v1/jury/assignments/{item['id']}", expect=403).json()["code"]
        done.result = f"{said}; {panel.progress_line()}"
    with step("chair", "plans the two dossiers anew and adopts it") as done:
        plan = panel.plan(max_load=most, objective="balanced", connected=True, seed="digitagri")
        panel.adopt(plan)
        done.result = plan_line(plan)


def the_panel_scores(world, panel):
    step = world.report.step
    late = world.jurors[-3:] if world.size > 6 else world.jurors[-1:]
    with step("jurors", "read blind and score, a quarter of them in a spreadsheet") as done:
        on_time = [juror for juror in world.jurors if juror not in late]
        done.result = f"{panel.score_together(on_time)} sheets; {panel.progress_line()}"
    with step("chair", "asks for the ranking of the sealed panel, and tries to lock it") as done:
        sealed = world.chair.get(f"{panel.path}/ranking", expect=409).json()["code"]
        done.result = f"{sealed}, {panel.lock(expect=409).json()['code']}"
    with step("chair", "reminds whoever is late") as done:
        mails = {juror.address: len(world.mails.to(juror.address)) for juror in late}
        said = world.chair.post(f"{panel.path}/reminders").json()["jurors"]
        again = world.chair.post(f"{panel.path}/reminders").json()["jurors"]
        while any(len(world.mails.to(address)) == count for address, count in mails.items()):
            time.sleep(0.1)
        count = lambda jurors, outcome: sum(juror["outcome"] == outcome for juror in jurors)
        done.result = f"{count(said, 'sent')} mails, {count(said, 'nothing_open')} had nothing open; a second time {count(again, 'sent')}"
    with step("jurors", "who were late finish") as done:
        done.result = f"{panel.score_together(late)} sheets; {panel.progress_line()}"


def the_first_round_is_decided(world, panel):
    step, began = world.report.step, verdict.now()
    with step("chair", "locks the panel") as done:
        done.result = panel.lock().json()["state"]
    with step("chair", "reads the ranking") as done:
        ranking = panel.ranking()
        done.result = verdict.ranking_line(ranking)
    world.report.note("Ranking of the first round", verdict.ranking_table(ranking))
    with step("chair", "asks how far the panel agrees") as done:
        figures = world.chair.get(f"{panel.path}/reliability").json()["reliability"]
        alpha, needed = (f"{value:.2f}" if value is not None else "–" for value in (figures["alpha"].get("value"), figures["reviews_needed"]))
        done.result = f"alpha {alpha} over {figures['reviews']} reviews; {needed} reviews a dossier would do for a reliability of 0.8"
    with step("chair", "asks what if: other weights, a juror less, two seats less") as done:
        weights = {panel.criteria[1]["id"]: 60, panel.criteria[0]["id"]: 20, panel.criteria[2]["id"]: 20}
        wanted = [{"weights": weights}, {"without_juror_id": world.jurors[7 % world.size].seat}, {"seats": max(1, world.finalists - 2)}]
        moves = [world.chair.post(f"{panel.path}/simulations", body).json() for body in wanted]
        done.result = "; ".join(f"{len(move['enters'])} enter, {len(move['leaves'])} leave" for move in moves)
    verdict.decide(world, panel, ranking, 3, began)
    verdict.keep_minutes(world, panel, "")
    verdict.verify_record(world, panel, "")


def the_final_round(world, panel):
    step = world.report.step
    with step("chair", "plans the final: two readers a dossier") as done:
        plan = panel.plan(objective="balanced", connected=True, seed="finale")
        panel.adopt(plan)
        done.result = plan_line(plan)
    with step("jurors", "score the finalists") as done:
        done.result = f"{panel.score_together(world.jurors)} sheets; {panel.progress_line()}"
    with step("chair", "plans a third reader where two are 15 points apart, and adopts it") as done:
        plan = panel.plan(objective="balanced", divergence=15, seed="finale")
        panel.adopt(plan)
        done.result = plan_line(plan)
        if not any(item["change"] == "added" for item in plan["assignments"]):
            raise SystemExit("jury-day: no dossier of the final has readers who disagree; choose another --seed")
    with step("jurors", "who read third score") as done:
        done.result = f"{panel.score_together(world.jurors)} sheets; {panel.progress_line()}"
    began = verdict.now()
    with step("chair", "locks the final and reads the ranking") as done:
        panel.lock()
        ranking = panel.ranking()
        done.result = verdict.ranking_line(ranking)
    world.report.note("Ranking of the final", verdict.ranking_table(ranking))
    verdict.decide(world, panel, ranking, 2, began)
    chosen = {entry["application_id"] for entry in world.owner.get(f"{panel.path}/decision").json()["decision"]["outcomes"] if entry["outcome"] == "selected"}
    world.pitching = [startup for startup in world.startups if startup.application in chosen]
    verdict.keep_minutes(world, panel, "final-")
    verdict.verify_record(world, panel, "final-")


def the_pitch_day(world, panel):
    step = world.report.step
    finalists = max(1, world.finalists // 2)
    with step("chair", "gives every pitch to as many jurors as may hear it") as done:
        pairs = [{"juror_id": juror.seat, "application_id": startup.application} for juror in world.jurors for startup in world.pitching]
        barred = {(item["juror_id"], item["organisation_id"]) for item in world.chair.pages(f"{panel.path}/conflicts")}
        of = {startup.application: startup.organisation for startup in world.pitching}
        pairs = [pair for pair in pairs if (pair["juror_id"], of[pair["application_id"]]) not in barred]
        world.chair.post(f"{panel.path}/assignments", {"assignments": pairs}, expect=201)
        done.result = f"{len(pairs)} assignments of {finalists} pitches; {len(world.jurors) * finalists - len(pairs)} are barred by a conflict"
    with step("jurors", "compare pitches in pairs, some put all in order") as done:
        answered = sum(at_once(world, panel.compare_all, world.jurors))
        done.result = f"{answered} pairs; {panel.progress_line()}"
    began = verdict.now()
    with step("chair", "locks the pitch day and reads the ranking") as done:
        panel.lock()
        ranking = panel.ranking()
        figures = ranking["pairwise"]
        agreement = [juror["agreement"] for juror in figures["jurors"] if juror["agreement"] is not None]
        said = f"{figures['comparisons']} comparisons, {figures['ties']} ties, jurors agree {min(agreement):.0%}–{max(agreement):.0%}"
        done.result = f"{verdict.ranking_line(ranking)}; {said}"
    world.report.note("Ranking of the pitch day", verdict.pairwise_table(ranking))
    verdict.decide(world, panel, ranking, 1, began)
    verdict.keep_minutes(world, panel, "pitch-")
    verdict.verify_record(world, panel, "pitch-")


def everybody_learns(world):
    with world.report.step("anybody", "reads the results") as done:
        phases = Person(world.api).get(f"/v1/challenges/{world.challenge}/results").json()["phases"]
        done.result = "; ".join(f"{len(phase['selected'])} selected, {len(phase['reserve'])} in reserve, {phase['refused']} refused" for phase in phases)
    with world.report.step("startups", "read their outcomes and what jurors said to them") as done:
        outcomes = at_once(world, lambda startup: startup.founder.get(f"/v1/applications/{startup.application}").json()["outcomes"], world.startups)
        told = sum(bool(own) for own in outcomes)
        done.result = f"{told} of {len(outcomes)} have an outcome; {world.mails.count()} mails were written that day"
        if told != len(outcomes):
            raise SystemExit("jury-day: a startup was told nothing")


def live(world):
    """The whole day."""
    everybody_comes_in(world)
    call.published(world)
    call.applied_to(world)
    the_panel_is_composed(world)
    reviews = [phase for phase in world.call["phases"] if phase["kind"] == "review"]
    first, final, pitch = (Panel(world, phase["id"], number, phase["review"]["rubric"]["criteria"]) for number, phase in enumerate(reviews, 1))
    conflicts_are_declared(world, first)
    most = the_work_is_planned(world, first)
    two_step_back(world, first, most)
    the_panel_scores(world, first)
    the_first_round_is_decided(world, first)
    the_final_round(world, final)
    the_pitch_day(world, pitch)
    everybody_learns(world)


def main():
    parser = argparse.ArgumentParser(prog="scripts/jury-day", description="A jury's day against the real program.")
    parser.add_argument("--program", required=True)
    parser.add_argument("--database", help="a PostgreSQL database, which has to be empty; a throw-away SQLite file without it")
    parser.add_argument("--short", action="store_true", help="12 dossiers and 6 jurors")
    parser.add_argument("--dossiers", type=int, default=120)
    parser.add_argument("--jurors", type=int, default=24)
    parser.add_argument("--finalists", type=int, default=12)
    parser.add_argument("--at-once", type=int, default=8, help="how many people do something at a time")
    parser.add_argument("--window", type=int, default=10, help="how many seconds ahead the deadline of the call lies")
    parser.add_argument("--seed", default="2027-01-15", help="decides what jurors think")
    parser.add_argument("--output", default="target/jury-day")
    options = parser.parse_args()
    if options.short:
        options.dossiers, options.jurors, options.finalists, options.window = 12, 6, 8, 5
    Path(options.output).mkdir(parents=True, exist_ok=True)
    program = Program(options.program, options.database)
    world, good, faults = None, False, []
    try:
        world = World(options, program, Api(program.start()))
        live(world)
        good = True
    except Unexpected as unexpected:
        print(f"jury-day: {unexpected}", file=sys.stderr)
    finally:
        if world is not None:
            world.report.write(world.output / "report.md", f"A jury's day: {options.jurors} jurors, {options.dossiers} dossiers")
        faults = program.stop()
    for line in faults:
        print(f"jury-day: the program said: {line}", file=sys.stderr)
    if good and not faults:
        print(f"jury-day: all went as expected; {options.output}/report.md has the day")
    return 0 if good and not faults else 1


if __name__ == "__main__":
    sys.exit(main())
