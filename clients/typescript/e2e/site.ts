// The page, on an origin of its own: another port than the service.
import { build } from "esbuild";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";

const SOURCES = new URL("../../e2e/page/", import.meta.url);

/** Serves the page at an origin, for a service at another. Nothing else may be reached from the page. */
export async function startSite(origin: string, api: string): Promise<{ stop(): void }> {
  const entry = fileURLToPath(new URL("app.ts", SOURCES));
  const bundle = await build({ entryPoints: [entry], bundle: true, format: "esm", target: "es2022", write: false, logLevel: "warning" });
  const files: Record<string, [type: string, body: string]> = {
    "/app.js": ["text/javascript", bundle.outputFiles[0]?.text ?? ""],
    "/style.css": ["text/css", await readFile(new URL("style.css", SOURCES), "utf8")],
  };
  const html = await readFile(new URL("index.html", SOURCES), "utf8");
  const page = html.replace("</title>", `</title>\n    <meta name="api" content="${api}" />`);
  const policy = `default-src 'none'; script-src 'self'; style-src 'self'; connect-src ${api}`;
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", origin).pathname;
    if (path === "/favicon.ico") return void response.writeHead(204).end();
    const [type, body] = files[path] ?? ["text/html", page];
    response.writeHead(200, { "Content-Type": `${type}; charset=utf-8`, "Content-Security-Policy": policy }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(Number(new URL(origin).port), "127.0.0.1", resolve));
  return {
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
