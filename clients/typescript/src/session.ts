// The session: where its tokens are kept, and how they are renewed by one caller at a time.
import type { SessionTokensView } from "./generated/schema.js";
import { ProblemError } from "./errors.js";

/** The tokens of a session. `refresh_token` is null where a cookie holds it. */
export type Session = SessionTokensView;

/** Where tokens are kept. `save` is called before new tokens are used, and with `undefined` when the session has ended. */
export interface SessionStore {
  load(): Session | undefined | Promise<Session | undefined>;
  save(session: Session | undefined): void | Promise<void>;
}

/** Keeps tokens until the page or the program ends. */
export function memoryStore(session?: Session): SessionStore {
  return {
    load: () => session,
    save: (next) => {
      session = next;
    },
  };
}

/**
 * Keeps tokens in `localStorage` or `sessionStorage`. Scripts of the page can read them there: where the API is on the same
 * site, log in with `cookie: true` instead, and the refresh token is in a cookie that they cannot read.
 */
export function webStore(storage: Storage, name = "tahaddi.session"): SessionStore {
  return {
    load: () => {
      const text = storage.getItem(name);
      return text === null ? undefined : (JSON.parse(text) as Session);
    },
    save: (session) => (session ? storage.setItem(name, JSON.stringify(session)) : storage.removeItem(name)),
  };
}

/** Renews the tokens of a session. */
export class Renewal {
  #running: Promise<Session | undefined> | undefined;

  constructor(
    readonly store: SessionStore,
    readonly refresh: (refreshToken: string | null) => Promise<Session>,
    readonly lock: string,
  ) {}

  /** The session after that of a token that is no longer good; nothing if it has ended. All who ask at once get one answer. */
  after(stale: string): Promise<Session | undefined> {
    this.#running ??= this.#alone(() => this.#renew(stale)).finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  async #renew(stale: string): Promise<Session | undefined> {
    const held = await this.store.load();
    if (!held || held.access_token !== stale) return held;
    let next: Session | undefined;
    try {
      next = await this.refresh(held.refresh_token);
    } catch (error) {
      if (!(error instanceof ProblemError) || (error.status !== 401 && error.status !== 403)) throw error;
    }
    await this.store.save(next);
    return next;
  }

  /** A refresh token is good once: tabs that share a store take turns. */
  async #alone(work: () => Promise<Session | undefined>): Promise<Session | undefined> {
    const locks = globalThis.navigator?.locks;
    return locks ? await locks.request(this.lock, work) : work();
  }
}
