"""Starts a server with the demonstration on a fresh folder, and lets Schemathesis use it as each role. See scripts/schemathesis."""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import requests

import lies

HERE = Path(__file__).parent
ST = Path(sys.executable).parent / "st"
PASSWORD = "tahaddi demonstration 2027"
SEED = 20270115
LISTS = "/v1/me /v1/technologies /v1/sectors /v1/sites /v1/regions /v1/programmes /v1/challenges /v1/startups"

# What a tester must not do to itself, by role, with the reason. Each of these is tried with an account that is thrown away.
ENDS_THE_SESSION = {
    "sessions_end": "logs the tester out",
    "sessions_revoke": "may end the tester's own session",
    "me_change_password": "shuts the tester out: it would not know its password any more",
}
GIVES_THE_ORGANISATION_AWAY = {
    "organisations_transfer": "the tester would own nothing afterwards",
    "members_edit": "may take the tester's own role",
    "members_remove": "may remove the tester from its organisation",
}
SHUTS_OTHERS_OUT = {
    "users_disable": "may disable the tester, or the account of another role",
    "users_end_sessions": "may end the session of another role",
}


# Lines of the log that tell of the tester's own doing: bytes that are no HTTP.
NO_FAULT = ["actix_http::h1::dispatcher: stream error: request parse error"]


class Role:
    """Somebody who uses the API."""

    def __init__(self, name, email=None, *, lists="", never=(), only=(), throw_away=False):
        self.name, self.email, self.lists = name, email, lists
        self.never, self.only, self.throw_away = list(never), list(only), throw_away


def roles():
    """Who tests, in this order. Those that are thrown away come last: nothing is tried after them."""
    session, organisation, others = list(ENDS_THE_SESSION), list(GIVES_THE_ORGANISATION_AWAY), list(SHUTS_OTHERS_OUT)
    return [
        Role("anonymous"),
        Role("juror", "rachid.ouazzani@rif-expert.tahaddi.example", lists="/v1/jury/assignments", never=session),
        Role("startup", "yasmine.amrani@saqiya.tahaddi.example", lists="/v1/me/applications", never=session + organisation),
        Role("partner", "karim.tazi@ministere.tahaddi.example", lists="/v1/audit-events", never=session + organisation),
        Role("support", "support@fuzz.example", lists="/v1/organisations /v1/audit-events", never=session),
        Role("operator", "houda.benkirane@technopark.tahaddi.example", lists="/v1/organisations /v1/audit-events", never=session + others),
        Role("throw-away owner", "anas.berrechid@zitouna.tahaddi.example", lists="/v1/me/sessions", only=session + organisation, throw_away=True),
        Role("throw-away operator", "mehdi.lahrichi@technopark.tahaddi.example", lists="/v1/organisations", only=others, throw_away=True),
    ]


class Server:
    """The program, on a folder that is removed afterwards."""

    def __init__(self, program, database):
        self.folder = Path(tempfile.mkdtemp(prefix="tahaddi-fuzz."))
        environment = {name: value for name, value in os.environ.items() if not name.startswith("TAHADDI_")}
        environment.update(TAHADDI_BIND="127.0.0.1:0", TAHADDI_DATA_DIR=str(self.folder / "data"), TAHADDI_LOG="warn", **unthrottled(program))
        environment.pop("DATABASE_URL", None)
        if database:
            environment["DATABASE_URL"] = database
        self.log = open(self.folder / "server.log", "w+", encoding="utf-8")
        self.process = subprocess.Popen([program, "serve", "--demo"], env=environment, stdout=self.log, stderr=subprocess.STDOUT)
        self.base = self._address()

    def _address(self):
        for _ in range(1200):
            found = re.search(r"listening on\s+(http://\S+)", self.said())
            if found:
                return found.group(1)
            if self.process.poll() is not None:
                break
            time.sleep(0.1)
        raise SystemExit(f"schemathesis: the server did not start:\n{self.said()}")

    def said(self):
        return Path(self.log.name).read_text(encoding="utf-8")

    def stop(self):
        """Ends it. Returns what a server must not say: a panic, or an error."""
        alive = self.process.poll() is None
        self.process.terminate()
        try:
            self.process.wait(timeout=60)
        except subprocess.TimeoutExpired:
            self.process.kill()
        lines = [line for line in self.said().splitlines() if ("panicked" in line or " ERROR " in line) and not any(known in line for known in NO_FAULT)]
        self.log.close()
        shutil.rmtree(self.folder)
        return lines + ([] if alive else ["the server had ended by itself"])

    def mailed_token(self, address, prefix):
        for _ in range(600):
            for mail in (self.folder / "data" / "mail").glob("*.eml"):
                text = mail.read_text(encoding="utf-8").replace("=\n", "").replace("=\r\n", "").replace("=3D", "=")
                found = re.search(prefix + r"[0-9A-Za-z_-]{43}", text)
                if f"To: {address}" in text and found:
                    return found.group(0)
            time.sleep(0.1)
        raise SystemExit(f"schemathesis: no mail to {address}")


def unthrottled(program):
    """Settings that lift the limits of requests: fuzzing is nothing but many requests."""
    known = subprocess.run([program, "serve", "--help"], capture_output=True, text=True, check=True).stdout
    return {"TAHADDI_RATE_LIMITS": "off"} if "TAHADDI_RATE_LIMITS" in known else {}


def log_in(base, email, password=PASSWORD):
    answer = requests.post(f"{base}/v1/sessions", json={"email": email, "password": password}, timeout=60)
    answer.raise_for_status()
    return answer.json()


def invite_support(server, email):
    """The demonstration has nobody in support: the operator invites somebody, who accepts."""
    operator = log_in(server.base, "houda.benkirane@technopark.tahaddi.example")["access_token"]
    headers = {"Authorization": f"Bearer {operator}", "Idempotency-Key": "invite-support"}
    requests.post(f"{server.base}/v1/operators/invitations", headers=headers, json={"email": email, "role": "support"}, timeout=60).raise_for_status()
    token = server.mailed_token(email, "ti_")
    requests.post(f"{server.base}/v1/invitations/{token}/acceptance", json={"name": "Support", "password": PASSWORD}, timeout=60).raise_for_status()


def fuzz(role, server, document, options, folder):
    """One run of Schemathesis as one role."""
    environment = dict(os.environ, PYTHONPATH=str(HERE), SCHEMATHESIS_HOOKS="tahaddi_hooks", FUZZ_BASE=server.base, FUZZ_FORM="0" if options.gate else "1")
    environment.update(FUZZ_LEARN=f"{LISTS} {role.lists}" if role.email else LISTS.replace("/v1/me ", ""))
    if role.email:
        tokens = log_in(server.base, role.email)
        me = requests.get(f"{server.base}/v1/me", headers={"Authorization": f"Bearer {tokens['access_token']}"}, timeout=60).json()
        environment.update(FUZZ_EMAIL=role.email, FUZZ_PASSWORD=PASSWORD, FUZZ_REFRESH_TOKEN=tokens["refresh_token"], FUZZ_TOKEN=tokens["access_token"])
        environment.update(FUZZ_NEVER=me["id"] if "users_disable" in role.only else "", FUZZ_ENDS_SESSION="1" if role.throw_away else "0")
    name = role.name.replace(" ", "-")
    report = folder / f"{name}.json"
    command = [ST, "--config-file", HERE / "schemathesis.toml", "run", document, "--url", server.base, "--checks", "all", "--continue-on-failure"]
    # A few operations do not lead to one another.
    phases = ["examples", "fuzzing"] + ([] if role.only else ["stateful"]) + ([] if options.gate else ["coverage"])
    command += ["--phases", ",".join(phases), "--max-examples", str(options.examples), "--seed", str(SEED)]
    command += ["--request-timeout", "60", "--warnings", "off", "--no-color", "--output-sanitize", "false", "--report", "json", "--report-json-path", report]
    for operation in role.never:
        command += ["--exclude-operation-id", operation]
    for operation in role.only:
        command += ["--include-operation-id", operation]
    begin = time.monotonic()
    with open(folder / f"{name}.txt", "w", encoding="utf-8") as output:
        code = subprocess.run([str(part) for part in command + options.arguments], env=environment, stdout=output, stderr=subprocess.STDOUT, cwd=folder).returncode
    return Outcome(role, code, (folder / f"{name}.txt").read_text(encoding="utf-8"), time.monotonic() - begin)


class Outcome:
    """What a run found."""

    def __init__(self, role, code, text, seconds):
        self.role, self.code, self.text, self.seconds = role, code, text, seconds
        cases = re.search(r"(\d[\d,]*) generated", text)
        found = re.search(r"(\d[\d,]*) unique failures?", text)
        self.cases = int(cases.group(1).replace(",", "")) if cases else 0
        self.failures = int(found.group(1).replace(",", "")) if found else 0
        tested = re.search(r"Tested: (\d+)", text)
        self.operations = int(tested.group(1)) if tested else 0

    @property
    def bad(self):
        return self.code != 0 or self.cases == 0


def open_to_strangers(document):
    """The operations that answer without a token."""
    paths = json.loads(Path(document).read_text(encoding="utf-8"))["paths"].values()
    operations = [operation for path in paths for operation in path.values() if isinstance(operation, dict) and "operationId" in operation]
    return [operation["operationId"] for operation in operations if not operation["security"] or {} in operation["security"]]


def run(options, server, document, names):
    """All roles: two at a time, then those that are thrown away, one after the other."""
    chosen = [role for role in roles() if not names or role.name in names]
    for role in chosen:
        # That a stranger is told 401 everywhere else, a test of the suite says of every operation.
        if (options.short or options.gate) and not role.email:
            role.only = open_to_strangers(document)
    if any(role.email == "support@fuzz.example" for role in chosen):
        invite_support(server, "support@fuzz.example")
    folder = Path(options.reports)
    folder.mkdir(parents=True, exist_ok=True)
    once = lambda role: fuzz(role, server, document, options, folder)
    with ThreadPoolExecutor(options.jobs) as pool:
        outcomes = list(pool.map(once, [role for role in chosen if not role.throw_away]))
    return outcomes + [once(role) for role in chosen if role.throw_away]


def table(outcomes):
    print("| role | operations | cases | failures | seconds |\n|---|---|---|---|---|")
    for one in outcomes:
        print(f"| {one.role.name} | {one.operations} | {one.cases} | {one.failures if one.code in (0, 1) else 'broken off'} | {one.seconds:.0f} |")
    print(f"| all | | {sum(one.cases for one in outcomes)} | {sum(one.failures for one in outcomes)} | |", flush=True)


def main():
    parser = argparse.ArgumentParser(prog="scripts/schemathesis")
    parser.add_argument("--program", required=True)
    parser.add_argument("--short", action="store_true")
    parser.add_argument("--gate", action="store_true")
    parser.add_argument("--self-test", action="store_true")
    parser.add_argument("--role", action="append", choices=[role.name for role in roles()])
    parser.add_argument("--database")
    parser.add_argument("--examples", type=int)
    parser.add_argument("--jobs", type=int, default=min(os.cpu_count() or 1, 4))
    parser.add_argument("--reports", default=os.path.abspath("target/schemathesis-report"))
    parser.add_argument("arguments", nargs="*", help="for `st run`, after --")
    options = parser.parse_args()
    options.examples = options.examples or (2 if options.short or options.gate or options.self_test else 200)
    begin = time.monotonic()
    server = Server(options.program, options.database)
    faults = ["it was broken off"]
    try:
        document = server.folder / "openapi.json"
        document.write_text(requests.get(f"{server.base}/openapi.json", timeout=60).text, encoding="utf-8")
        if options.self_test:
            good = lies.self_test(options, server, document, fuzz, roles())
        else:
            outcomes = run(options, server, document, options.role)
            for one in outcomes:
                if one.bad:
                    print(f"\n===== as {one.role.name}\n{one.text}")
            table(outcomes)
            good = not any(one.bad for one in outcomes)
    finally:
        faults = server.stop()
    for line in faults:
        print(f"the server said: {line}")
    print(f"schemathesis: {'all well' if good and not faults else 'FAILED'} after {time.monotonic() - begin:.0f} s; reports in {options.reports}")
    return 0 if good and not faults else 1


if __name__ == "__main__":
    sys.exit(main())
