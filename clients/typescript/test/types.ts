// What the compiler has to accept, and what it has to refuse. Nothing here runs: the build is the test.
import { createClient, isProblem, type ChallengeCardView, type ChallengeView, type Client, type ProblemOf } from "../src/index.js";

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
function same<_A extends true>(): void {}

export async function inputs(client: Client): Promise<void> {
  await client.challenges_list();
  await client.challenges_list({ technology: ["IA", "iot"], status: "open", limit: 5 });
  // @ts-expect-error not a status
  await client.challenges_list({ status: "opened" });
  // @ts-expect-error no such filter
  await client.challenges_list({ technologies: ["IA"] });
  // @ts-expect-error an id is needed
  await client.challenges_view({});
  // @ts-expect-error no such operation
  await client.challenges_remove({ id: "chl_1" });
  await client.applications_submit({ id: "app_1" }, { idempotencyKey: "a-key-of-mine" });
  // @ts-expect-error an application belongs to a startup
  await client.applications_create({ id: "chl_1", body: { document: {} } });
  // @ts-expect-error a change says on which version it is based
  await client.applications_edit({ id: "app_1", body: {} });
  await client.applications_edit({ id: "app_1", if_match: "*", body: {} });
  // @ts-expect-error nothing to compare
  await client.applications_submit({ id: "app_1", if_match: "*" });
  // @ts-expect-error a role that nobody has
  await client.members_edit({ id: "org_1", user_id: "usr_1", body: { role: "king" } });
}

export async function outputs(client: Client): Promise<void> {
  const challenge = await client.challenges_view({ id: "chl_1" });
  same<Same<typeof challenge, ChallengeView>>();
  // @ts-expect-error it may be null
  challenge.published_at.slice(0, 10);
  const nothing = await client.applications_delete({ id: "app_1", if_match: "*" });
  same<Same<typeof nothing, void>>();
  for await (const card of client.items("challenges_list", { status: "open" })) same<Same<typeof card, ChallengeCardView>>();
  // @ts-expect-error the loop has the cursor
  client.items("challenges_list", { cursor: "abc" });
  // @ts-expect-error of which organisation?
  client.items("challenges_list_managed");
  client.items("challenges_list_managed", { id: "org_1" });
  // @ts-expect-error not a list in pages
  client.items("challenges_view", { id: "chl_1" });
  await client.update("challenges_edit", challenge, { document: { seats: 12 } });
  // @ts-expect-error not a change
  await client.update("challenges_publish", challenge, {});
  // @ts-expect-error a number
  await client.update("challenges_edit", challenge, { document: { seats: "12" } });
}

export async function parts(client: Client): Promise<void> {
  const part = await client.challenges_view({ id: "chl_1", fields: ["id", "status"] });
  same<Same<keyof typeof part, "id" | "status">>();
  // @ts-expect-error it was not asked for
  void part.document;
  // @ts-expect-error no such field
  await client.challenges_view({ id: "chl_1", fields: ["id", "titel"] });
  const page = await client.challenges_list({ status: "open", fields: ["title"], include_total: true, expand: ["organisation"] });
  same<Same<keyof (typeof page.data)[number], "title">>();
  same<Same<typeof page.total, number | null>>();
  const whole = await client.challenges_view({ id: "chl_1", expand: ["organisation"] });
  void whole.expanded?.organisation?.name;
}

/** An answer has every field; what is sent may leave fields out. */
export async function forms(client: Client): Promise<void> {
  const challenge = await client.challenges_view({ id: "chl_1" });
  const ids: string[] = challenge.document.questions.map((question) => question.id);
  const title: string | null = challenge.document.title.ar;
  await client.update("challenges_edit", challenge, { document: challenge.document });
  await client.update("challenges_edit", challenge, { document: { questions: [{ label: { fr: "Votre solution" }, kind: "long_text" }] } });
  await client.update("applications_edit", await client.applications_view({ id: "app_1" }), { answers: { [ids[0] ?? ""]: null } });
  // @ts-expect-error a question has a label
  await client.update("challenges_edit", challenge, { document: { questions: [{ kind: "long_text" }] } });
  void title;
}

export function problems(error: unknown): string | undefined {
  // @ts-expect-error anything can be thrown
  void error.code;
  if (!isProblem(error)) return undefined;
  same<Same<typeof error.status, number>>();
  // @ts-expect-error no such code
  if (error.code === "deadline_past") return undefined;
  if (isProblem(error, "applications_submit")) {
    if (error.code === "deadline_passed") {
      same<Same<typeof error.details.deadline, string>>();
      // @ts-expect-error it may come with this refusal, and may not
      return error.details.opens_at.slice(0, 10);
    }
    // @ts-expect-error handing in is never refused for this
    if (error.code === "seats_exceeded") return undefined;
    // @ts-expect-error a fact of another refusal
    return error.details.deadline.slice(0, 10);
  }
  return error.field("/document/title")?.message;
}

export const unsaid: ProblemOf<"me_view"> | undefined = undefined;
// @ts-expect-error where is the service?
export const nowhere = (): Client => createClient({});
