// Runs examples/main-job.ts against the real program.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { startService } from "./service.js";

const service = await startService();
try {
  const example = fileURLToPath(new URL("../examples/main-job.js", import.meta.url));
  const child = spawn(process.execPath, [example, service.base], { stdio: "inherit" });
  const [code] = (await once(child, "exit")) as [number | null];
  process.exitCode = code ?? 1;
} finally {
  await service.stop();
}
