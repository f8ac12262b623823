// The page, on an origin of its own: another port than the service.
import { build } from "esbuild";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";

const SOURCES = new URL("../../e2e/page/", import.meta.url);

export interface Site {
  readonly origin: string;
  /** Says where the service is. Nothing else may be reached from the page. */
  serve(api: string): void;
  stop(): void;
}

export async function startSite(): Promise<Site> {
  const entry = fileURLToPath(new URL("app.ts", SOURCES));
  const bundle = await build({ entryPoints: [entry], bundle: true, format: "esm", target: "es2022", write: false, logLevel: "warning" });
  const script = bundle.outputFiles[0]?.text ?? "";
  let api = "";
  const server = createServer(async (request, response) => {
    const path = new URL(request.url ?? "/", "http://site").pathname;
    const send = (type: string, body: string) => {
      const policy = `default-src 'none'; script-src 'self'; style-src 'self'; connect-src ${api}`;
      response.writeHead(200, { "Content-Type": `${type}; charset=utf-8`, "Content-Security-Policy": policy }).end(body);
    };
    if (path === "/app.js") return send("text/javascript", script);
    if (path === "/style.css") return send("text/css", await readFile(new URL("style.css", SOURCES), "utf8"));
    if (path === "/favicon.ico") return void response.writeHead(204).end();
    const page = await readFile(new URL("index.html", SOURCES), "utf8");
    return send("text/html", page.replace("</title>", `</title>\n    <meta name="api" content="${api}" />`));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    serve: (address) => {
      api = address;
    },
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
