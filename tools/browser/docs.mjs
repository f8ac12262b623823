// The documentation as people use it: through the pages of a running demonstration, in headless Chromium.
//
//   node docs.mjs BASE      BASE is the address of the server; CHROMIUM says where the browser is; SHOTS names a folder for pictures
//
// Log in, list challenges and apply, all through the reference; look something up, read a guide and the page of a code. No request
// may leave the server, and no page may complain.
import assert from "node:assert/strict";
import { join } from "node:path";
import { chromium } from "playwright-core";

const base = process.argv[2] ?? process.env.BASE;
assert(base, "usage: node docs.mjs BASE");
const FLAGS = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

const strangers = new Set();
const complaints = [];
let passed = 0;

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", headless: true, chromiumSandbox: false, args: FLAGS });
const context = await browser.newContext({ viewport: { width: 1400, height: 900 }, locale: "en-GB" });
context.setDefaultTimeout(30_000);
// Every attempt counts, also one that a policy or a missing network stops.
context.on("request", (request) => {
  if (!/^(data|blob):/.test(request.url()) && new URL(request.url()).origin !== new URL(base).origin) strangers.add(request.url());
});
const page = await context.newPage();
page.on("pageerror", (error) => complaints.push(error.message));
page.on("console", (message) => {
  if (["error", "warning"].includes(message.type()) && !message.text().startsWith("Failed to load resource")) complaints.push(message.text());
});

const picture = async (name) => {
  if (process.env.SHOTS) await page.screenshot({ path: join(process.env.SHOTS, `${name}.png`) });
};
async function test(name, work) {
  try {
    await work();
    passed += 1;
    console.log(`ok - ${name}`);
  } catch (error) {
    if (process.env.SHOTS) await picture("failed");
    await browser.close();
    console.error(`not ok - ${name}\n${error.stack}`);
    if (complaints.length) console.error(`the page said: ${complaints.join("\n")}`);
    console.log(`\n${passed} passed, 1 failed`);
    process.exit(1);
  }
}

const openapi = await (await fetch(`${base}/openapi.json`)).json();

// Goes where the search leads for the summary of an operation.
async function find(summary) {
  await page.keyboard.press("Control+k");
  const search = page.getByRole("dialog").filter({ has: page.locator("input") });
  await search.locator("input").first().fill(summary);
  await search.getByText(summary).first().click();
  await search.waitFor({ state: "hidden" });
}

// Sends an operation from the reference and gives what the server answered.
async function tryIt(method, path, prepare = async () => {}) {
  await find(openapi.paths[path][method.toLowerCase()].summary);
  await page.getByRole("button", { name: `(${method.toLowerCase()} ${path})` }).first().click();
  const dialog = page.getByRole("dialog", { name: "API Client" });
  await dialog.waitFor();
  await prepare(dialog);
  const matches = (response) => response.request().method() === method && sameForm(new URL(response.url()).pathname, path);
  const send = dialog.locator("[data-addressbar-action=send]").filter({ visible: true }).first();
  const [response] = await Promise.all([page.waitForResponse(matches), send.click()]);
  const answer = { status: response.status(), body: await response.json(), sent: await response.request().allHeaders() };
  await dialog.getByText(String(answer.status)).first().waitFor();
  await picture(`${method}${path.replaceAll(/[^a-z0-9]+/g, "-")}`);
  await dialog.getByRole("button", { name: "Close Client" }).click();
  await dialog.waitFor({ state: "hidden" });
  return answer;
}

function sameForm(address, path) {
  const [given, parts] = [address.split("/"), path.split("/")];
  return given.length === parts.length && parts.every((part, index) => part.startsWith("{") || part === given[index]);
}

async function logIn(email, password) {
  await page.fill("#email", email);
  await page.fill("#password", password);
  await page.click("#log-in button");
}

await test("the reference opens", async () => {
  const started = Date.now();
  await page.goto(`${base}/docs/`);
  await page.getByRole("heading", { name: "Tahaddi", exact: true }).waitFor();
  console.log(`# shown after ${Date.now() - started} ms`);
  await picture("reference");
});

await test("an operation is found by its words", async () => {
  await find("Begin an application");
  await page.waitForURL((url) => url.hash.includes("/v1/challenges/{id}/applications"));
  await page.getByRole("heading", { name: "Begin an application" }).first().waitFor();
});

await test("a wrong password is told", async () => {
  await logIn("nobody@example.test", "not the right password");
  await page.locator("#refusal").filter({ hasText: "e-mail address or the password is wrong" }).waitFor();
});

await test("an account of the demonstration logs in, and out", async () => {
  await page.selectOption("#demonstration", { label: "juror" });
  await page.click("#log-in button");
  await page.locator("#log-out button").click();
  await page.locator("#log-in").waitFor();
});

await test("a startup logs in with its address and password", async () => {
  await logIn("younes.skalli@fellah.tahaddi.example", await page.getAttribute("#demonstration", "data-password"));
  await page.locator("#log-out").waitFor();
  assert.equal(await page.textContent("#who"), "younes.skalli@fellah.tahaddi.example");
  await picture("logged-in");
});

let challenge;
await test("it lists the challenges that are open", async () => {
  const answer = await tryIt("GET", "/v1/challenges");
  assert.equal(answer.status, 200);
  challenge = answer.body.data.find((item) => item.status === "open");
  assert(challenge, "the demonstration has no open challenge");
});

let organisation;
await test("it sees its organisation: the token is in the try-it", async () => {
  const answer = await tryIt("GET", "/v1/me");
  assert.equal(answer.status, 200);
  assert.match(answer.sent.authorization, /^Bearer eyJ/);
  organisation = answer.body.memberships.find((membership) => membership.kind === "startup") ?? answer.body.memberships[0];
});

await test("it applies", async () => {
  const answer = await tryIt("POST", "/v1/challenges/{id}/applications", async (dialog) => {
    await setParameter(dialog, "id", challenge.id);
    await setBody(dialog, { organisation_id: organisation.organisation_id ?? organisation.id, document: { title: "Irrigation pilotée par capteurs" } });
  });
  assert.equal(answer.status, 201, JSON.stringify(answer.body));
  assert.equal(answer.body.state, "draft");
  assert.match(answer.sent["idempotency-key"], /^[0-9a-f-]{36}$/);
});

await test("it logs out, and the token is gone", async () => {
  await page.click("#log-out button");
  await page.locator("#log-in").waitFor();
  const answer = await tryIt("GET", "/v1/me");
  assert.deepEqual([answer.status, answer.body.code, answer.sent.authorization], [401, "authentication_required", undefined]);
});

// The value of a parameter is edited in its row.
async function setParameter(dialog, name, value) {
  await fillEditor(dialog.locator(`tr[id="${name}"] [contenteditable]`).last(), value);
}

async function setBody(dialog, body) {
  await fillEditor(dialog.locator(".cm-content[contenteditable=true]").last(), JSON.stringify(body));
}

async function fillEditor(editor, text) {
  await editor.click();
  await page.keyboard.press("Control+a");
  await page.keyboard.insertText(text);
}

await test("a guide is read, with its pictures", async () => {
  await page.goto(`${base}/docs/guides?lang=en`);
  await page.getByRole("link", { name: "Startup" }).first().click();
  await page.getByRole("heading", { level: 1 }).waitFor();
  const drawn = await page.locator("img.diagram").evaluateAll((images) => images.map((image) => [image.naturalWidth, image.alt]));
  assert(drawn.length > 0 && drawn.every(([width, words]) => width > 100 && words.includes("From draft")), JSON.stringify(drawn));
  await picture("guide");
});

await test("a code is explained in Arabic, from right to left", async () => {
  await page.goto(`${base}/problems/deadline_passed?lang=en`);
  await page.getByRole("link", { name: "العربية" }).click();
  await page.getByRole("heading", { level: 1, name: "انقضى آخر أجل" }).waitFor();
  assert.equal(await page.evaluate(() => getComputedStyle(document.body).direction), "rtl");
  await picture("problem");
});

await test("nothing was asked of anybody else, and no page complained", async () => {
  assert.deepEqual([...strangers], []);
  assert.deepEqual(complaints, []);
});

await browser.close();
console.log(`\n${passed} passed, 0 failed`);
