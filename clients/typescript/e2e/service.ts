// The real program with the demonstration, in a folder of its own that is removed afterwards.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

export interface Service {
  readonly base: string;
  readonly folder: string;
  /** The link in the mail to an address; waits for the mail. */
  linkTo(email: string): Promise<URL>;
  stop(): Promise<void>;
}

/** Starts `TAHADDI_PROGRAM`, on a port that is free. */
export async function startService(settings: Record<string, string> = {}): Promise<Service> {
  const program = process.env.TAHADDI_PROGRAM;
  if (!program) throw new Error("TAHADDI_PROGRAM has to say where the program is; `make client-e2e` does");
  const folder = await mkdtemp(join(tmpdir(), "tahaddi-e2e-"));
  const environment = { PATH: process.env.PATH, TAHADDI_BIND: "127.0.0.1:0", TAHADDI_LOG: "warn", ...settings };
  const child = spawn(program, ["serve", "--demo"], { cwd: folder, env: environment, stdio: ["ignore", "pipe", "inherit"] });
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill("SIGTERM");
      await once(child, "exit");
    }
    await rm(folder, { recursive: true, force: true });
  };
  const address = new Promise<string>((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`${program} ended with exit code ${code} before it listened`)));
    createInterface(child.stdout).on("line", (line) => {
      const found = /listening on\s+(http:\S+)/.exec(line)?.[1];
      if (found) resolve(found);
    });
  });
  try {
    return { base: await address, folder, stop, linkTo: (email) => linkIn(join(folder, "data/mail"), email) };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function linkIn(folder: string, email: string): Promise<URL> {
  for (let tries = 0; tries < 150; tries += 1) {
    for (const name of await readdir(folder).catch(() => [])) {
      // Quoted-printable: a line that was broken ends in `=`, and `=3D` is an equals sign.
      const mail = (await readFile(join(folder, name), "utf8")).replace(/=\r?\n/g, "").replaceAll("=3D", "=");
      const link = mail.includes(email) ? /^https?:\S+$/m.exec(mail)?.[0] : undefined;
      if (link) return new URL(link);
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`no mail to ${email} came`);
}
