// Breaks a part of the document once for each rule, and fails unless the tool that has the rule names it.

import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { clients, compile, inPairs, programs, run, tools } from "./gates.mjs";
import { mutations } from "./mutations.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const folder = join(tools, "mutants");
/** What is kept of the document: enough for every rule, little enough to be linted a hundred times. */
const KEPT = { "/v1/technologies": ["get", "post"], "/v1/technologies/{slug}": ["get", "patch"], "/v1/challenges": ["get"] };

const document = prune(JSON.parse(readFileSync(resolve(here, "../../api-spec/openapi.json"), "utf8")));
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const sound = write("sound", document);
const mutants = mutations.map(([tool, rule, what, change], index) => {
  const changed = structuredClone(document);
  change(changed);
  return { tool, rule, what, file: write(`mutant-${index}`, changed) };
});
const of = (tool) => mutants.filter((mutant) => mutant.tool === tool);
/** File name → the rules that were named. */
const named = { spectral: new Map(), redocly: new Map() };
const note = (map, file, rule) => map.set(basename(file), [...(map.get(basename(file)) ?? []), rule]);
const faults = [];

await inPairs([
  async () => {
    const { output, errors } = await run(programs.spectral([sound, ...of("spectral").map((mutant) => mutant.file)], "json"));
    for (const finding of parse("Spectral", output, errors)) note(named.spectral, finding.source, finding.code);
    for (const mutant of of("spectral")) mutant.caught = named.spectral.get(basename(mutant.file))?.includes(mutant.rule);
    expectSound("Spectral", named.spectral.get(basename(sound)) ?? []);
  },
  async () => {
    const { output, errors } = await run(programs.redocly([sound, ...of("redocly").map((mutant) => mutant.file)], "json"));
    // One report a document, one after the other.
    const problems = parse("Redocly", `[${output.trim().replaceAll(/^\}\s*\{/gm, "},{")}]`, errors).flatMap((report) => report.problems);
    for (const problem of problems) for (const place of problem.location) note(named.redocly, place.source.ref, problem.ruleId);
    for (const mutant of of("redocly")) mutant.caught = named.redocly.get(basename(mutant.file))?.includes(mutant.rule);
    expectSound("Redocly", named.redocly.get(basename(sound)) ?? []);
  },
  ...of("validator").map((mutant) => async () => {
    mutant.caught = (await run(programs.validator([mutant.file]))).code !== 0;
  }),
  ...of("generator").map((mutant) => async () => {
    mutant.caught = !(await run(programs.generator(mutant.file))).output.includes("No validation issues detected.");
  }),
  ...Object.keys(clients).flatMap((client) => of(client).map((mutant) => async () => {
    // Code that does not compile, not a generator that gave up: the gate has to notice either.
    mutant.caught = (await compile(client, mutant.file, join(tools, "clients", `mutant-${client}`))).code !== 0;
  })),
]);

const rules = [...readFileSync(join(here, "spectral.yaml"), "utf8").matchAll(/^ {2}(tahaddi-[a-z0-9-]+):/gm)].map((match) => match[1]);
const untried = rules.filter((rule) => !mutations.some(([, known]) => known === rule));
if (untried.length > 0) faults.push(`no mutation tries ${untried.join(", ")}`);
for (const { tool, rule, what, caught } of mutants) {
  console.log(`| ${rule} | ${what} | ${caught ? tool : "NOT CAUGHT"} |`);
  if (!caught) faults.push(`${tool} did not notice ${what} (${rule})`);
}
if (faults.length > 0) {
  console.error(`spec-lint --self-test: ${faults.join("\n  ")}`);
  process.exit(1);
}
console.log(`${mutants.length} mutations, all caught; ${rules.length} rules of our own, all tried`);

function expectSound(tool, rules) {
  if (rules.length > 0) faults.push(`${tool} finds fault with the document as it is: ${[...new Set(rules)].join(", ")}`);
}

function parse(tool, output, errors) {
  try {
    return JSON.parse(output.slice(output.search(/[[{]/)));
  } catch {
    faults.push(`${tool} does not answer in JSON: ${output.slice(0, 500)}${errors.slice(0, 500)}`);
    return [];
  }
}

function write(name, value) {
  const file = join(folder, `${name}.json`);
  writeFileSync(file, JSON.stringify(value, null, 2));
  return file;
}

/** A part of the document that is a document: the paths that are kept, and what they refer to. */
function prune(whole) {
  const paths = Object.fromEntries(Object.entries(KEPT).map(([path, methods]) => [path, Object.fromEntries(methods.map((method) => [method, whole.paths[path][method]]))]));
  for (const item of Object.values(paths)) for (const operation of Object.values(item)) for (const response of Object.values(operation.responses)) delete response.links;
  const components = { securitySchemes: whole.components.securitySchemes };
  const queue = references(paths);
  for (let reference = queue.pop(); reference; reference = queue.pop()) {
    const [kind, name] = reference.split("/").slice(2);
    components[kind] ??= {};
    if (components[kind][name]) continue;
    components[kind][name] = whole.components[kind][name];
    queue.push(...references(components[kind][name]));
  }
  return { ...whole, paths, components };
}

function references(value) {
  if (Array.isArray(value)) return value.flatMap(references);
  if (value === null || typeof value !== "object") return [];
  const own = typeof value.$ref === "string" ? [value.$ref] : [];
  return [...own, ...Object.values(value).flatMap(references)];
}
