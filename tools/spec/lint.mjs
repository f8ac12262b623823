// Every gate on one document. Prints what failed, and fails with it.

import { join, resolve } from "node:path";
import { clients, compile, inPairs, programs, run, tools } from "./gates.mjs";

const document = resolve(process.argv[2]);
const gates = {
  Spectral: () => run(programs.spectral([document], "stylish")),
  "Redocly recommended-strict": () => run(programs.redocly([document], "stylish")),
  "openapi-spec-validator": () => run(programs.validator([document])),
  "openapi-generator validate": async () => {
    const result = await run(programs.generator(document));
    // Its recommendations do not change its exit code.
    return result.output.includes("No validation issues detected.") ? result : { ...result, code: result.code || 1 };
  },
};
for (const client of Object.keys(clients)) {
  gates[`${client}, tsc --strict`] = () => compile(client, document, join(tools, "clients", client));
}

let failed = 0;
await inPairs(
  Object.entries(gates).map(([name, gate]) => async () => {
    const started = Date.now();
    const { code, output, errors } = await gate();
    const took = `${((Date.now() - started) / 1000).toFixed(1)} s`;
    if (code === 0) {
      console.log(`ok      ${name} (${took})`);
    } else {
      failed += 1;
      console.log(`FAILED  ${name} (${took})\n${output}${errors}`);
    }
  }),
);
if (failed > 0) {
  console.error(`spec-lint: ${failed} of ${Object.keys(gates).length} gates failed`);
  process.exit(1);
}
