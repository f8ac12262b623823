// Follows docs/guides/front-end.md to the letter, in an empty folder outside the repository.
//
// What a block is follows its language: a file name (the block is that file), `service` (how the program was started),
// `server` (it goes on running), or nothing (a command that has to succeed). What a reader sees in the page stands in comments:
// open, fill, fill-all, choose, click and see, each with a selector and, after a colon, a text.
import assert from "node:assert/strict";
import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { openPage, setting, startBrowser } from "./browser.js";

const REPOSITORY = fileURLToPath(new URL("../../../../", import.meta.url));
const PICTURE = fileURLToPath(new URL("../guide.png", import.meta.url));

interface Step {
  readonly line: number;
  readonly kind: "file" | "service" | "server" | "run" | "page";
  readonly name: string;
  readonly text: string;
}

function stepsOf(guide: string): Step[] {
  const steps: Step[] = [];
  let fence: { line: number; language: string; name: string; text: string[] } | undefined;
  for (const [index, line] of guide.split("\n").entries()) {
    const opening = /^```(\w*) ?(.*)$/.exec(line);
    const comment = /^<!-- (\S+) ?(.*) -->$/.exec(line);
    if (fence && line === "```") {
      const { name, language } = fence;
      const kind = name === "service" || name === "server" ? name : name !== "" ? "file" : language === "sh" ? "run" : undefined;
      if (kind) steps.push({ line: fence.line, kind, name, text: fence.text.join("\n") + "\n" });
      fence = undefined;
    } else if (fence) fence.text.push(line);
    else if (opening) fence = { line: index + 1, language: opening[1] ?? "", name: opening[2] ?? "", text: [] };
    else if (comment) steps.push({ line: index + 1, kind: "page", name: comment[1] ?? "", text: comment[2] ?? "" });
  }
  return steps;
}

async function untilItAnswers(address: string): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    if (await fetch(address).then((answer) => answer.ok, () => false)) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`${address} does not answer`);
}

async function inPage(page: Page, address: string, verb: string, rest: string): Promise<void> {
  const colon = rest.indexOf(": ");
  const [selector, text] = colon < 0 ? [rest, ""] : [rest.slice(0, colon), rest.slice(colon + 2)];
  const found = page.locator(selector || "html").first();
  if (verb === "open") await page.goto(address);
  else if (verb === "fill") await found.fill(text);
  else if (verb === "fill-all") for (const each of await page.locator(selector).all()) await each.fill(text);
  else if (verb === "choose") await found.selectOption(text);
  else if (verb === "click") await found.click();
  else if (verb === "see") await page.locator(selector, { hasText: text }).first().waitFor();
  else throw new Error(`nobody knows how to ${verb}`);
}

const folder = await mkdtemp(join(tmpdir(), "front-end-hour-"));
const [site, base] = [setting("SITE"), setting("BASE")];
const browser = await startBrowser();
const errors: string[] = [];
const page = await openPage(browser, errors);
const servers: ChildProcess[] = [];
let at = "";
try {
  for (const step of stepsOf(await readFile(join(REPOSITORY, "docs/guides/front-end.md"), "utf8"))) {
    at = `docs/guides/front-end.md:${step.line}: ${step.kind} ${step.name}`;
    const text = step.text.replaceAll("127.0.0.1:5173", new URL(site).host).replaceAll("127.0.0.1:8080", new URL(base).host);
    const shell = { cwd: folder, env: { ...process.env, TAHADDI: REPOSITORY } };
    if (step.kind === "file") await writeFile(join(folder, step.name), text);
    else if (step.kind === "service") {
      // It runs already; these have to be its settings.
      const settings = Array.from(text.matchAll(/\b(TAHADDI_\w+)=(\S+)/g), ([, name = "", value]) => [name, value] as const);
      assert.ok(settings.length > 0);
      for (const [name, value] of settings) assert.equal(process.env[name], value, name);
    } else if (step.kind === "run") {
      const run = spawnSync("bash", ["-euo", "pipefail", "-c", text], { ...shell, encoding: "utf8" });
      assert.equal(run.status, 0, `${text}${run.stdout}${run.stderr}`);
    } else if (step.kind === "server") {
      // esbuild ends when its input does; a group of its own ends as a whole.
      servers.push(spawn("bash", ["-c", text], { ...shell, stdio: ["pipe", "ignore", "inherit"], detached: true }));
      await untilItAnswers(site);
    } else await inPage(page, site, step.name, text);
  }
  assert.deepEqual(errors, []);
  await page.screenshot({ path: PICTURE, fullPage: true });
  console.log("The guide holds, block by block.");
} catch (error) {
  console.error(at);
  for (const each of errors) console.error(each);
  await page.screenshot({ path: PICTURE, fullPage: true });
  throw error;
} finally {
  await browser.close();
  for (const { pid } of servers) if (pid) process.kill(-pid);
  await rm(folder, { recursive: true, force: true });
}
