// A server of the test's own: it answers as the test says, and keeps what it was asked.
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import type { TestContext } from "node:test";
import { createClient, memoryStore, type Client, type ClientOptions, type Code, type Problem, type Session } from "../src/index.js";

export interface Asked {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** What is answered; `lost` breaks the connection instead. */
export type Answer = "lost" | { status: number; body?: unknown; headers?: Record<string, string> };

export interface Stage {
  readonly asked: Asked[];
  readonly base: string;
  client(options?: Partial<ClientOptions>): Client;
}

/** A server that answers by a function of the request and of how many came before it. */
export async function stage(t: TestContext, answer: (asked: Asked, before: number) => Answer | Promise<Answer>): Promise<Stage> {
  const asked: Asked[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const one = { method: request.method ?? "", url: request.url ?? "", headers: request.headers, body: Buffer.concat(chunks).toString() };
    asked.push(one);
    const given = await answer(one, asked.length - 1);
    if (given === "lost") return void request.socket.destroy();
    const type = given.status < 400 ? "application/json" : "application/problem+json";
    response.writeHead(given.status, { ...(given.body !== undefined && { "Content-Type": type }), "X-Request-Id": "request-1", ...given.headers });
    response.end(typeof given.body === "string" || given.body === undefined ? given.body : JSON.stringify(given.body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { asked, base, client: (options) => createClient({ baseUrl: base, retry: { pause: 1 }, ...options }) };
}

export function ok(body: unknown, headers: Record<string, string> = {}): Answer {
  return { status: 200, body, headers };
}

export function refused(status: number, code: Code, more: Partial<Problem> = {}, headers: Record<string, string> = {}): Answer {
  const problem: Problem = { type: `/problems/${code}`, title: code, status, code, detail: `Detail of ${code}`, request_id: "request-1", details: {}, errors: [], ...more };
  return { status, body: problem, headers };
}

export function session(number: number, cookie = false): Session {
  const at = "2027-01-15T09:10:00.000000Z";
  return {
    access_token: `access-${number}`,
    access_token_expires_at: at,
    refresh_token: cookie ? null : `refresh-${number}`,
    refresh_token_expires_at: at,
    session_id: "ses_01kax3v8m0t2r4q6w8y0b1c2d3",
    token_type: "Bearer",
  };
}

export { memoryStore };
