"""What Schemathesis cannot know: how to sign in, which objects there are, and when a refusal proves the document wrong.

scripts/schemathesis sets the environment; this module is loaded into each run of `st run`.
"""

import json
import os
import re
import threading
import time
import unicodedata
import zlib

import requests
import schemathesis

BASE = os.environ["FUZZ_BASE"]
EMAIL = os.environ.get("FUZZ_EMAIL")
PASSWORD = os.environ.get("FUZZ_PASSWORD", "")
ID = re.compile(r"[a-z]{3}_[0-9a-hjkmnp-tv-z]{26}")

##### Files


# Those that Schemathesis has no sample of are sent as they come.
@schemathesis.serializer(
    "application/pdf",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
)
def send_file(_context, value):
    return value if isinstance(value, bytes) else str(value).encode("utf-8", "replace")


##### Signing in


class Session:
    """The tester's session. A refresh is not throttled, a log-in is: it is tried again when the server says."""

    def __init__(self):
        self.refresh_token = os.environ.get("FUZZ_REFRESH_TOKEN")
        self.password = PASSWORD

    def token(self):
        if self.refresh_token:
            answer = requests.post(f"{BASE}/v1/sessions/refresh", json={"refresh_token": self.refresh_token}, timeout=60)
            self.refresh_token = None
            if answer.ok:
                return self._keep(answer.json())
        for _ in range(20):
            answer = requests.post(f"{BASE}/v1/sessions", json={"email": EMAIL, "password": self.password}, timeout=60)
            if answer.ok:
                return self._keep(answer.json())
            if answer.status_code != 429:
                return None
            time.sleep(min(int(answer.headers.get("Retry-After", "2")), 30))
        return None

    def _keep(self, tokens):
        self.refresh_token = tokens["refresh_token"]
        return tokens["access_token"]


SESSION = Session()

if EMAIL:
    # A token lives ten minutes. A 401 only means that the session ended where the operations of this run may end it.
    ENDS = os.environ.get("FUZZ_ENDS_SESSION") == "1"

    @schemathesis.auth(refresh_interval=240, retry_on=[401] if ENDS else [])
    class Bearer:
        def get(self, case, context):
            return SESSION.token()

        def set(self, case, data, context):
            if data:
                case.headers = case.headers or {}
                case.headers["Authorization"] = f"Bearer {data}"


##### Objects that exist


class Known:
    """Ids by their prefix and slugs, as they were seen in answers."""

    def __init__(self):
        self.lock = threading.Lock()
        self.ids = {}
        # The tester does not disable itself: nothing could be tried after that.
        self.never = set(os.environ.get("FUZZ_NEVER", "").split())

    def learn(self, text):
        with self.lock:
            for found in ID.findall(text):
                pool = self.ids.setdefault(found[:4], [])
                if found not in pool and found not in self.never and len(pool) < 50:
                    pool.append(found)
            for found in re.findall(r'"slug":"([a-z0-9-]+)"', text):
                pool = self.ids.setdefault("slug", [])
                if found not in pool and len(pool) < 50:
                    pool.append(found)

    def instead_of(self, kind, value):
        """One that exists, three times out of four; the same for the same value while nothing new is learnt."""
        with self.lock:
            pool = self.ids.get(kind, [])
            number = zlib.crc32(str(value).encode())
            if not pool or value in pool or number % 4 == 0:
                return value
            return pool[number // 4 % len(pool)]

    def within(self, value):
        """The value with existing ids in place of invented ones."""
        if isinstance(value, str) and ID.fullmatch(value):
            return self.instead_of(value[:4], value)
        if isinstance(value, list):
            return [self.within(one) for one in value]
        if isinstance(value, dict):
            return {key: self.within(one) for key, one in value.items()}
        return value


KNOWN = Known()
for path in os.environ.get("FUZZ_LEARN", "").split():
    headers = {"Authorization": f"Bearer {os.environ['FUZZ_TOKEN']}"} if os.environ.get("FUZZ_TOKEN") else {}
    seen = requests.get(BASE + path, headers=headers, timeout=60)
    KNOWN.learn(seen.text)
    # One step further: what the objects of the lists lead to.
    for found in list(dict.fromkeys(ID.findall(seen.text)))[:10]:
        for list_of, prefix in [("/v1/challenges/{}/applications", "chl_"), ("/v1/challenges/{}/jurors", "chl_"), ("/v1/challenges/{}", "chl_"), ("/v1/phases/{}/assignments", "phs_")]:
            if found.startswith(prefix):
                KNOWN.learn(requests.get(BASE + list_of.format(found), headers=headers, timeout=60).text)


def is_positive(case):
    return case.meta is not None and case.meta.generation.mode.is_positive


def without_fields(case):
    """An answer with some of its fields is no longer what the schema says; the suite holds it to those that are asked for."""
    given = (case.query or {}).get("fields")
    names = given if isinstance(given, list) else str(given).split(",")
    if given and all(re.fullmatch(r"[a-z0-9_]+", str(name)) for name in names):
        case.query = {name: value for name, value in case.query.items() if name != "fields"}


@schemathesis.hook
def before_call(context, case, kwargs):
    without_fields(case)
    if not is_positive(case):
        return
    path = dict(case.path_parameters or {})
    for name, value in path.items():
        path[name] = KNOWN.instead_of("slug", value) if name == "slug" else KNOWN.within(value)
    if path != (case.path_parameters or {}):
        case.path_parameters = path
    if isinstance(case.body, (dict, list)):
        body = KNOWN.within(case.body)
        if case.operation.definition.raw.get("operationId") == "me_change_password" and isinstance(body, dict):
            body = {**body, "current_password": SESSION.password}
        if body != case.body:
            case.body = body
    if "If-Match" in (case.headers or {}) and zlib.crc32(str(case.headers["If-Match"]).encode()) % 4:
        # Whatever is there: otherwise nearly nothing would ever be changed.
        case.headers["If-Match"] = "*"


@schemathesis.hook
def after_call(context, case, response):
    # A PDF or a workbook has no text.
    if response.status_code < 300 and "json" in str(response.headers.get("content-type")) and response.text:
        KNOWN.learn(response.text[:200_000])
    if case.operation.definition.raw.get("operationId") == "me_change_password" and response.status_code == 204 and isinstance(case.body, dict):
        SESSION.password = case.body.get("password", SESSION.password)


##### Judging

# Refusals that a request which fits the document must never meet: its form is all that they are about.
CODES_OF_FORM = {
    "malformed_json", "unknown_parameter", "duplicate_parameter", "unsupported_media_type", "body_too_large",
    "idempotency_key_required", "idempotency_key_invalid", "precondition_required", "not_acceptable", "method_not_allowed",
}
FIELD_CODES_OF_FORM = {"unknown_field", "wrong_type", "invalid_format", "too_long", "too_short", "out_of_range", "required"}
# Where form is more than the schema of the field says: the pointer, the codes, and why.
BEYOND_SCHEMAS = [
    (r"/(fr|ar|en)$", {"too_long", "required"}, "one schema for every text in three languages; a title is shorter than a description"),
    (r"^/synonyms/\d+$", {"required", "invalid_format", "too_long"},
     "something has to be left when case, accents and signs are folded; how long one may be the description tells"),
    (r"/local$", {"invalid_format"}, "a date or a wall time: the description tells the three forms, and a pattern would narrow what was released"),
    (r"/(title|label)$", {"required"}, "a text in three languages of which one is needed"),
    (r"^/groups(/\d+)?$", {"required", "too_long"}, "two to twenty dossiers over all groups, of which none is empty: one group of two says that they tie"),
    (r"^/weights/", {"out_of_range"}, "points that are weights are not negative"),
    (r"^/decisions/\d+/reason$", {"required"}, "whoever does not compete, or not for a prize, is told why"),
    (r"^/(email|juror_id)$", {"required"}, "one of the two names whose conflicts are asked for"),
    (r"/(unit|values|least|most|currency|quotas|roles|review|step|levels|phase|date|threshold|target|max|condition|tranches|amount|option_points|quorum"
     r"|criteria_count|outline_count|at_least/count)$",
     {"required", "too_short", "out_of_range", "wrong_type"}, "what one field of a call needs follows from another: the kind, the operator, the attribute"),
    (r"/(holidays|form_languages|answer_languages|languages|media_types)/\d+$|/((original_)?language|date|least|most)$", {"invalid_format", "required"},
     "days, language tags and media types: the descriptions tell their forms"),
    (r"/(interest_percent|weight|points|score_at_least|min_coverage)$", {"out_of_range"},
     "one schema for every number of points: the descriptions tell how many may be"),
    (r"/condition(/.*)?$", {"too_long"}, "how deep a condition may be"),
    (r"(^|/)(applicant|company|team|lead|project|solution|facts|members/\d+|partners/\d+)/", {"wrong_type", "invalid_format", "required", "too_long"},
     "what a fact looks like follows from its attribute"),
]
# The gate leaves this to the longer forms: it depends on the luck of the draw, and a landing may not.
FORM_IS_HELD = os.environ.get("FUZZ_FORM", "1") == "1"
# Query parameters whose values are more than text.
MORE_THAN_TEXT = {"technology", "sector", "site", "region", "cursor", "programme", "closes_before", "sort", "organisation",
                  "track", "submitted_from", "submitted_before", "name"}


@schemathesis.check
def the_document_tells_the_form(ctx, response, case):
    """A request that fits the document is not refused for its form."""
    if not FORM_IS_HELD or not is_positive(case) or not 400 <= response.status_code < 500 or "problem+json" not in str(response.headers.get("content-type")):
        return
    problem = json.loads(response.text)
    formal = problem["code"] in CODES_OF_FORM or problem["code"] == "invalid_parameter" and problem["details"].get("parameter") not in MORE_THAN_TEXT
    assert not formal, f"the document allows this request, yet it is refused as {problem['code']}: {problem['detail']}"
    # What a sheet, a dossier or a call still lacks is no matter of its form.
    listed = problem["errors"] if problem["code"] == "validation_failed" else []
    wrong = [error for error in listed if error["code"] in FIELD_CODES_OF_FORM and not excused(case, error)]
    assert not wrong, f"the document allows these values, yet they are refused for their form: {wrong}"


def value_at(body, pointer):
    for name in pointer.split("/")[1:]:
        name = name.replace("~1", "/").replace("~0", "~")
        if isinstance(body, dict):
            body = body.get(name)
        elif isinstance(body, list) and name.isdigit() and int(name) < len(body):
            body = body[int(name)]
        else:
            return None
    return body


def no_schema_says(value, code):
    """What no schema here says: hidden characters, texts of spaces or in no language, decimals, and 3.0 where 3 is meant."""
    if isinstance(value, dict):
        return code == "required" and not any(isinstance(text, str) and text.strip() for text in value.values())
    if isinstance(value, str):
        hidden = any(unicodedata.category(c) in ("Cc", "Cf", "Cs") for c in value)
        return code == "invalid_format" and hidden or code == "required" and not value.strip()
    return isinstance(value, float) and code in ("wrong_type", "too_precise")


def excused(case, error):
    if no_schema_says(value_at(case.body, error["pointer"]), error["code"]):
        return True
    return any(re.search(pattern, error["pointer"]) and error["code"] in codes for pattern, codes, _reason in BEYOND_SCHEMAS)


@schemathesis.check
def a_problem_says_its_status(ctx, response, case):
    """The body of a problem agrees with the status line, and every answer carries its request id."""
    assert response.headers.get("x-request-id"), "no X-Request-Id"
    if "problem+json" in str(response.headers.get("content-type")) and response.text:
        problem = json.loads(response.text)
        assert problem["status"] == response.status_code, f"status {problem['status']} in the body of a {response.status_code}"
        assert [problem["request_id"]] == list(response.headers["x-request-id"]), "request_id is not X-Request-Id"
