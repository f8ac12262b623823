"""Documents that lie in one point each: Schemathesis has to say so, otherwise its silence about the real one means nothing."""

import copy
import json
from concurrent.futures import ThreadPoolExecutor


def operation(document, name):
    """The operation of that id."""
    for path in document["paths"].values():
        for one in path.values():
            if isinstance(one, dict) and one.get("operationId") == name:
                return one
    raise KeyError(name)


def schema(document, name):
    return document["components"]["schemas"][name]


def answer(document, name, status):
    """An answer of an operation, taken out of what others share."""
    responses = operation(document, name)["responses"]
    reference = responses[status].get("$ref")
    if reference:
        responses[status] = copy.deepcopy(document["components"]["responses"][reference.rsplit("/", 1)[1]])
    return responses[status]


def parameter(document, name, called):
    return next(one for one in operation(document, name)["parameters"] if one.get("name") == called)


def no_status(document):
    del operation(document, "challenges_view")["responses"]["404"]


def no_media_type(document):
    content = answer(document, "technologies_list", "200")["content"]
    content["application/xml"] = content.pop("application/json")


def no_problem_media_type(document):
    content = answer(document, "challenges_view", "404")["content"]
    content["application/json"] = content.pop("application/problem+json")


def no_required_field(document):
    schema(document, "CreateSession")["required"].remove("password")


def another_field_is_promised(document):
    schema(document, "TermView")["required"].append("planted")


def no_enum_value(document):
    schema(document, "Code")["enum"].remove("not_found")


def another_type(document):
    schema(document, "TermView")["properties"]["position"] = {"type": "string"}


def a_field_is_not_told(document):
    view = schema(document, "TermView")
    view["required"].remove("synonyms")
    del view["properties"]["synonyms"]
    view["additionalProperties"] = False


def a_header_is_promised(document):
    answer(document, "technologies_list", "200")["headers"]["X-Planted"] = {"required": True, "schema": {"type": "string"}}


def a_longer_page(document):
    parameter(document, "challenges_list", "limit")["schema"]["maximum"] = 100_000


def a_shorter_text(document):
    parameter(document, "challenges_list", "q")["schema"]["maxLength"] = 20


def a_header_is_optional(document):
    parameter(document, "programmes_create", "Idempotency-Key")["required"] = False


def anybody_may(document):
    operation(document, "technologies_list")["security"] = [{"bearer": []}]


# What the document says wrongly, as whom and where that shows, and what Schemathesis calls it.
LIES = [
    (no_status, "anonymous", "challenges_view", "Undocumented status code"),
    (no_media_type, "anonymous", "technologies_list", "Undocumented Content-Type"),
    (no_problem_media_type, "anonymous", "challenges_view", "Undocumented Content-Type"),
    (no_required_field, "anonymous", "sessions_create", "the_document_tells_the_form"),
    (another_field_is_promised, "anonymous", "technologies_list", "Response violates schema"),
    (no_enum_value, "anonymous", "challenges_view", "Response violates schema"),
    (another_type, "anonymous", "technologies_list", "Response violates schema"),
    (a_field_is_not_told, "anonymous", "technologies_list", "Response violates schema"),
    (a_header_is_promised, "anonymous", "technologies_list", "Missing required response headers"),
    (a_longer_page, "anonymous", "challenges_list", "the_document_tells_the_form"),
    (a_shorter_text, "anonymous", "challenges_list", "Schema-violating request accepted"),
    (a_header_is_optional, "operator", "programmes_create", "the_document_tells_the_form"),
    (anybody_may, "operator", "technologies_list", "API accepts requests without authentication"),
]


def self_test(options, server, document, fuzz, roles):
    """Whether each lie is found, and nothing where there is none. Prints a table."""
    true = json.loads(document.read_text(encoding="utf-8"))

    def tried(lie, who, where):
        name = f"{lie.__name__ if lie else 'true'}-{who}-{where}"
        text = copy.deepcopy(true)
        if lie:
            lie(text)
        file, folder = server.folder / f"{name}.json", server.folder / name
        file.write_text(json.dumps(text), encoding="utf-8")
        folder.mkdir()
        role = copy.copy(next(role for role in roles if role.name == who))
        role.never, role.only = [], [where]
        return fuzz(role, server, file, options, folder)

    with ThreadPoolExecutor(options.jobs) as pool:
        places = sorted({(who, where) for _, who, where, _ in LIES})
        truth = dict(zip(places, pool.map(lambda place: tried(None, *place), places)))
        lying = list(pool.map(lambda one: tried(*one[:3]), LIES))
    passed = True
    print("| the document | operation | role | found as | caught |\n|---|---|---|---|---|")
    for (lie, who, where, expected), said in zip(LIES, lying):
        honest = truth[who, where]
        caught = said.code == 1 and expected in said.text and expected not in honest.text and not honest.bad
        passed &= caught
        print(f"| {lie.__name__.replace('_', ' ')} | {where} | {who} | {expected} | {'yes' if caught else 'NO'} |", flush=True)
        if not caught:
            print(f"honest: exit code {honest.code}\n{honest.text}\nlying: exit code {said.code}\n{said.text}")
    return passed
