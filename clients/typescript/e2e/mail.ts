// The mails of a service that has no mail server: files in its data folder.
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** The link in the mail to an address; waits until the mail is there. */
export async function linkTo(email: string): Promise<URL> {
  const folder = join(process.env.TAHADDI_DATA_DIR ?? "data", "mail");
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
