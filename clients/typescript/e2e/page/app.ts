// A page that knows the service by its client only: register, log in, find a call by technology, apply.
import { createClient, directionOf, isProblem, textIn, webStore, type ChallengeView, type Language } from "@tahaddi/client";
import { button, element, field, form, say, show } from "./html.js";
import { texts } from "./texts.js";

const client = createClient({ baseUrl: document.querySelector<HTMLMetaElement>("meta[name=api]")?.content ?? "", store: webStore(sessionStorage) });
let draw: () => Promise<void> = home;

function t(): (typeof texts)["fr"] {
  return texts[client.language];
}

/** Everything follows the language: the page, its direction, and what the service says. */
async function speak(language: Language): Promise<void> {
  client.language = language;
  document.documentElement.lang = language;
  document.documentElement.dir = directionOf(language);
  const names: Record<Language, string> = { fr: "Français", ar: "العربية", en: "English" };
  const choices = (Object.keys(names) as Language[]).map((each) => {
    const choice = button(names[each], () => speak(each));
    choice.lang = each;
    choice.setAttribute("aria-pressed", String(each === language));
    return choice;
  });
  document.querySelector("#languages")?.replaceChildren(...choices);
  await draw();
}

async function home(): Promise<void> {
  show(...((await client.session()) ? await challenges() : entrance()));
}

function entrance(): HTMLElement[] {
  const { name, email, password, register, logIn } = t();
  const joining = form(
    [field("name", name, {}), field("email", email, { type: "email" }), field("password", password, { type: "password" })],
    register,
    async (values) => {
      await client.accounts_create({
        body: { name: values.name ?? "", email: values.email ?? "", password: values.password ?? "", language: client.language },
      });
      say(t().mailed);
    },
  );
  const entering = form([field("email", email, { type: "email" }), field("password", password, { type: "password" })], logIn, async (values) => {
    await client.sessions_create({ body: { email: values.email ?? "", password: values.password ?? "", cookie: true } });
    say();
    await home();
  });
  return [section(register, joining, "register"), section(logIn, entering, "log-in")];
}

async function challenges(technology?: string): Promise<HTMLElement[]> {
  const search = form([field("technology", t().technology, { value: technology ?? "" })], t().search, async (values) => {
    show(...(await challenges(values.technology)));
    say();
  });
  const cards: HTMLElement[] = [];
  for await (const card of client.items("challenges_list", { status: "open", ...(technology && { technology: [technology] }) })) {
    const title = textIn(card.title, client.language);
    const summary = textIn(card.summary, client.language);
    const closes = card.closes_at && new Date(card.closes_at).toLocaleString(client.language, { dateStyle: "long", timeStyle: "short", timeZone: card.time_zone });
    cards.push(
      element("article", {}, [
        element("h3", { lang: title.lang, dir: title.dir }, [title.text]),
        element("p", { lang: summary.lang, dir: summary.dir }, [summary.text]),
        element("p", {}, [element("bdi", {}, [card.organisation.name]), ` · ${t().until} ${closes}`]),
        button(t().apply, () => go(() => apply(card.id))),
      ]),
    );
  }
  if (cards.length === 0) cards.push(element("p", {}, [t().nothing]));
  const leave = button(t().logOut, async () => {
    await client.sessions_end();
    await go(home);
  });
  leave.className = "quiet";
  return [section(t().challenges, search, "search"), ...cards, leave];
}

/** The form of a call: what it asks, by kind of question. */
async function apply(id: string): Promise<void> {
  const [challenge, me] = await Promise.all([client.challenges_view({ id }), client.me_view()]);
  const startup = me.memberships.find((membership) => membership.kind === "startup");
  const fields = challenge.document.questions.map((question) => {
    const label = textIn(question.label, client.language);
    const options = question.kind === "choice" ? question.options : undefined;
    return field(`/answers/${question.id}`, label.text, {
      lang: label.lang,
      dir: label.dir,
      type: question.kind === "number" || question.kind === "url" ? question.kind : "text",
      long: question.kind === "long_text",
      ...(options && { options }),
    });
  });
  if (!startup) fields.unshift(field("/name", t().startup, {}));
  fields.unshift(field("/title", t().title, {}));
  const application = form(fields, t().submit, async (values) => {
    const organisation = startup?.organisation_id ?? (await client.organisations_create({ body: { kind: "startup", name: values["/name"] ?? "" } })).id;
    await handIn(challenge, organisation, values);
    say(t().submitted);
    await go(home);
  });
  const title = textIn(challenge.document.title, client.language);
  show(section(title.text, application, "application"));
}

/** Writes the draft that this startup has, or begins it, and hands it in. */
async function handIn(challenge: ChallengeView, organisation: string, values: Record<string, string>): Promise<void> {
  const answers: Record<string, string | number> = {};
  for (const { id, kind } of challenge.document.questions) {
    const value = values[`/answers/${id}`];
    if (value) answers[id] = kind === "number" ? Number(value) : value;
  }
  const content = { title: values["/title"] ?? "", answers };
  let own: string | undefined;
  for await (const card of client.items("applications_list_own", { challenge: challenge.id })) if (card.state !== "withdrawn") own ??= card.id;
  if (own) await client.update("applications_edit", await client.applications_view({ id: own }), content);
  else own = (await client.applications_create({ id: challenge.id, body: { organisation_id: organisation, document: content } })).id;
  await client.applications_submit({ id: own });
}

function section(title: string, content: HTMLElement, id: string): HTMLElement {
  return element("section", { id }, [element("h2", {}, [title]), content]);
}

async function go(next: () => Promise<void>): Promise<void> {
  draw = next;
  await draw();
}

async function start(): Promise<void> {
  const token = new URLSearchParams(location.search).get("token");
  if (location.pathname === "/verify-email" && token) {
    history.replaceState(null, "", "/");
    await client.accounts_verify({ body: { token } }).then(
      () => say(t().confirmed),
      (error: unknown) => say(isProblem(error) ? error.detail : String(error), true),
    );
  }
  await speak("fr");
}

await start();
