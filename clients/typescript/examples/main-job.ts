// From a call to a shortlist, with the people of the demonstration, against a live server:
//
//   BASE=http://127.0.0.1:8080 node build/examples/main-job.js
//
// Deadlines follow the clock of the server. So a new call is taken as far as a call can come within a minute: drafted,
// approved, published, applied to, submitted, withdrawn. The jury works on the call of the demonstration that is in review,
// and the results are those of the one that is decided.
import assert from "node:assert/strict";
import { createClient, isProblem, textIn, type Client } from "@tahaddi/client";

const baseUrl = process.env.BASE ?? "http://127.0.0.1:8080";
const PASSWORD = "tahaddi demonstration 2027";

/** A client of one person: it has tokens of its own. */
async function logIn(email: string): Promise<Client> {
  const client = createClient({ baseUrl, language: "en" });
  await client.sessions_create({ body: { email, password: PASSWORD } });
  return client;
}

/** The first organisation that the person belongs to. */
async function organisationOf(client: Client): Promise<string> {
  const [membership] = (await client.me_view()).memberships;
  assert.ok(membership, "this person belongs to an organisation");
  return membership.organisation_id;
}

const anybody = createClient({ baseUrl, language: "en" });
const [partner, operator, startup, juror] = await Promise.all([
  logIn("karim.tazi@ministere.tahaddi.example"),
  logIn("houda.benkirane@technopark.tahaddi.example"),
  logIn("younes.skalli@fellah.tahaddi.example"),
  logIn("rachid.ouazzani@rif-expert.tahaddi.example"),
]);

console.log("A ministry drafts a call. What is missing is told in one answer.");
const draft = await partner.challenges_create({
  body: { organisation_id: await organisationOf(partner), document: { title: { fr: "Suivre les caisses de dattes", en: "Tracking crates of dates" } } },
});
for (const gap of (await partner.challenges_readiness({ id: draft.id })).missing) console.log(`  ${gap.pointer}: ${gap.message}`);

const year = new Date().getUTCFullYear();
const complete = await partner.update("challenges_edit", draft, {
  document: {
    summary: { fr: "Savoir où sont les caisses, et à quelle température." },
    description: { fr: "Une caisse sur dix se perd entre la palmeraie et le quai." },
    sectors: ["agritech"],
    technologies: ["RFID", "LoRa"],
    sites: ["oujda"],
    seats: 3,
    phases: [
      { kind: "application", opens: { local: `${year - 1}-01-01` }, closes: { local: `${year + 1}-12-31T23:59` } },
      { kind: "review", review: { rubric: { criteria: [{ label: { fr: "Faisabilité" }, max: 5, step: 0.5, weight: 1 }] } } },
    ],
    questions: [{ label: { fr: "Votre solution" }, kind: "long_text", required: true, max_words: 300 }],
  },
});

console.log("Two people of the ministry edit it at once: the second one is told, and nothing is lost.");
try {
  await partner.update("challenges_edit", draft, { document: { seats: 5 } });
  assert.fail("the draft has changed since");
} catch (error) {
  if (!isProblem(error, "challenges_edit") || error.code !== "precondition_failed") throw error;
  console.log(`  ${error.detail}`);
}
await partner.update("challenges_edit", complete, { document: { seats: 4 } });

console.log("The operator approves, and the ministry publishes.");
await partner.challenges_request_approval({ id: draft.id });
await operator.challenges_approve({ id: draft.id, body: { note: "Conforme au cadre." } });
const published = await partner.challenges_publish({ id: draft.id });
assert.equal(published.status, "open");

console.log("Everybody finds it by its technology.");
const found: string[] = [];
for await (const card of anybody.items("challenges_list", { technology: ["rfid"], status: "open", limit: 1 })) {
  const title = textIn(card.title, "en");
  console.log(`  ${title.text} (${card.organisation.name}), until ${card.closes_at}`);
  found.push(card.id);
}
assert.ok(found.includes(draft.id));

console.log("A startup applies, and hands in too early.");
const application = await startup.applications_create({
  id: draft.id,
  body: { organisation_id: await organisationOf(startup), document: { title: "Une étiquette qui tient la chaleur" } },
});
try {
  await startup.applications_submit({ id: application.id });
  assert.fail("an answer is missing");
} catch (error) {
  if (!isProblem(error, "applications_submit") || error.code !== "application_incomplete") throw error;
  for (const field of error.errors) console.log(`  ${field.pointer}: ${field.message}`);
}
const answers: Record<string, string> = {};
for (const { id } of published.document.questions) answers[id] = "Une étiquette par caisse, lue à chaque quai sans l'ouvrir.";
await startup.update("applications_edit", application, { answers });
const submitted = await startup.applications_submit({ id: application.id });
assert.equal(submitted.state, "submitted");

console.log("Until the deadline the ministry sees how many there are, and no more.");
console.log(`  ${(await partner.applications_count({ id: draft.id })).submitted} application`);
try {
  await partner.applications_list({ id: draft.id });
  assert.fail("applications are sealed");
} catch (error) {
  if (!isProblem(error, "applications_list") || error.code !== "applications_sealed") throw error;
  console.log(`  sealed until ${error.details.opens_at}`);
}

console.log("The startup takes its application back.");
assert.equal((await startup.applications_withdraw({ id: application.id })).state, "withdrawn");

console.log("A juror of another call scores a dossier without a name.");
let dossier: string | undefined;
for await (const assignment of juror.items("jury_assignments_list")) {
  if (assignment.state === "assigned") dossier ??= assignment.id;
}
assert.ok(dossier, "the demonstration has a dossier that nobody has scored; start it afresh");
const seen = await juror.jury_assignments_view({ id: dossier });
console.log(`  ${seen.pseudonym}: ${seen.title}`);
const scores: Record<string, { score: number }> = {};
for (const { id, max } of seen.rubric.criteria) scores[id] = { score: max };
const sheet = await juror.sheets_write({ id: dossier, if_match: seen, body: { scores, comment: "Preuve solide." } });
assert.ok(sheet.sheet);
assert.equal((await juror.jury_assignments_complete({ id: dossier })).state, "completed");

console.log("Nobody sees a ranking before the panel is locked.");
try {
  await operator.phases_ranking({ id: seen.phase_id });
  assert.fail("the panel is open");
} catch (error) {
  if (!isProblem(error, "phases_ranking") || error.code !== "panel_open") throw error;
  const progress = await operator.phases_progress({ id: seen.phase_id });
  console.log(`  ${progress.completed} of ${progress.assigned} sheets are complete`);
}

console.log("A call that is decided tells who was selected.");
for await (const card of anybody.items("challenges_list", { status: "closed" })) {
  const results = await anybody.results_view({ id: card.id }).catch((error: unknown) => {
    if (isProblem(error, "results_view") && error.status === 404) return undefined;
    throw error;
  });
  for (const phase of results?.phases ?? []) {
    console.log(`  ${textIn(card.title, "en").text}: ${phase.selected.length} of ${phase.applications}`);
    for (const selected of phase.selected) console.log(`    ${selected.organisation.name}: ${selected.title}`);
    assert.ok(phase.selected.length > 0);
  }
}

await Promise.all([partner, operator, startup, juror].map((client) => client.sessions_end()));
console.log("Done.");
