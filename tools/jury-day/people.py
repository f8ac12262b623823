"""How everybody comes in: the operator, the partner, the startups, and the jury by invitation."""

from concurrent.futures import ThreadPoolExecutor

from client import PASSWORD, Person

SECTORS = ["agritech", "water", "renewable-energy", "cleantech"]
TECHNOLOGIES = ["iot", "ai", "lora", "rfid"]
CHAIR = "chair@technopark.example"


def register(world, name, address, language="fr"):
    """Registers, follows the link of the mail, and logs in."""
    nobody = Person(world.api)
    account = {"email": address, "password": PASSWORD, "name": name, "language": language}
    nobody.request("POST", "/v1/accounts", account, expect=202)
    nobody.request("POST", "/v1/accounts/verification", {"token": world.mails.token(address, "tv_")}, expect=204)
    return signed_in(world, name, address)


def signed_in(world, name, address):
    person = Person(world.api, name, address)
    person.log_in()
    return person


def newcomer_accepts(world, token, name, address, **more):
    """Somebody without an account accepts an invitation: that makes one."""
    body = {"name": name, "password": PASSWORD, **more}
    Person(world.api).request("POST", f"/v1/invitations/{token}/acceptance", body, expect=204)
    return signed_in(world, name, address)


def an_operator(world):
    """The first operator comes in by the command line."""
    address = "houda@technopark.example"
    link = world.program.run("operator", "invite", address).strip()
    return newcomer_accepts(world, link.rsplit("/", 1)[-1].rsplit("=", 1)[-1], "Houda Benkirane", address)


def a_partner(world, operator):
    """A verified ministry with two owners."""
    owner = register(world, "Karim Tazi", "karim@ministere.example")
    ministry = owner.post("/v1/organisations", {"kind": "partner", "name": "Ministère de l'Agriculture connectée"}).json()["id"]
    path = f"/v1/organisations/{ministry}"
    owner.post(f"{path}/verification", {"evidence": "Décret 2-26-118"})
    operator.post(f"{path}/verification/decision", {"accepted": True, "reason": "Au Bulletin officiel."})
    address = "nadia@ministere.example"
    owner.post(f"{path}/members", {"email": address, "role": "owner"})
    second = newcomer_accepts(world, world.mails.token(address, "ti_"), "Nadia Alaoui", address)
    return ministry, owner, second


class Startup:
    """A startup with its founder, and what it is worth."""

    def __init__(self, number, founder, organisation, quality):
        self.number, self.founder, self.organisation, self.quality = number, founder, organisation, quality
        self.application = None

    @property
    def title(self):
        """What jurors see of it."""
        return f"Solution {self.number:03}"


def a_startup(world, number, quality):
    """A founder registers and founds a startup."""
    founder = register(world, f"Fondatrice {number}", f"founder@pousse-{number}.example", "ar" if number % 3 == 0 else "fr")
    profile = {"summary": {"fr": "Des capteurs pour les fermes."}, "sectors": [SECTORS[number % 4]], "technologies": [TECHNOLOGIES[number % 3]]}
    body = {"kind": "startup", "name": f"Jeune pousse n° {number}", "profile": profile}
    return Startup(number, founder, founder.post("/v1/organisations", body).json()["id"], quality)


class Juror:
    """A member of the panel, and how this person scores."""

    def __init__(self, number, address, severity):
        self.number, self.address, self.severity = number, address, severity
        self.seat, self.person, self.interests, self.mentored = None, None, None, None

    @property
    def uses_a_workbook(self):
        return self.number % 4 == 0


def the_jurors(world, size, startups, random):
    """Who is to be asked: the second belongs to a startup, the third has the mail domain of one, three have helped one."""
    jurors = [Juror(number, f"juror-{number}@experts.example", random.gauss(0, 7)) for number in range(1, size + 1)]
    jurors[1].address = startups[4].founder.email
    jurors[1].person = startups[4].founder
    jurors[2].address = "expert@pousse-3.example"
    for juror, startup in zip(jurors[3:6], startups[6:9]):
        juror.mentored = startup
        juror.interests = f"J'ai accompagné « Jeune pousse n° {startup.number} » en 2025."
    return jurors


def invite(world, chair, challenge, juror):
    body = {"email": juror.address, "name": f"Membre {juror.number}", "role": "juror"}
    juror.seat = chair.post(f"/v1/challenges/{challenge}/jurors", body).json()["id"]


def accept(world, juror):
    """Promises confidentiality and declares interests, with the link of the mail."""
    token = world.mails.token(juror.address, "ti_")
    expertise = [SECTORS[juror.number % 4], TECHNOLOGIES[juror.number % 3]]
    facts = {"expertise": expertise, "languages": ["fr", "ar"], "max_load": None}
    promise = {"confidentiality_accepted": True, "interests": juror.interests or "Aucun.", "facts": facts}
    if juror.person is None:
        juror.person = newcomer_accepts(world, token, f"Membre {juror.number}", juror.address, **promise)
    else:
        juror.person.request("POST", f"/v1/invitations/{token}/acceptance", promise, expect=204)


def at_once(world, work, items):
    """The same for many, some of them at a time."""
    with ThreadPoolExecutor(world.at_once) as pool:
        return list(pool.map(work, items))
