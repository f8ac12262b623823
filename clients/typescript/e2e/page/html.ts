// The few helpers that make elements, and show what the service refused where it belongs.
import { ConnectionError, isProblem } from "@tahaddi/client";

export function element(name: string, attributes: Record<string, string>, children: (Node | string)[]): HTMLElement {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

export function button(text: string, press: () => Promise<void>): HTMLButtonElement {
  const made = element("button", { type: "button" }, [text]) as HTMLButtonElement;
  made.addEventListener("click", () => void press().catch(explain));
  return made;
}

interface FieldOptions {
  readonly type?: string;
  readonly value?: string;
  readonly long?: boolean;
  readonly options?: readonly string[];
  readonly lang?: string;
  readonly dir?: string;
}

/** A labelled control, named by the JSON pointer of what it holds. */
export function field(name: string, label: string, options: FieldOptions): HTMLElement {
  const kind = options.options ? "select" : options.long ? "textarea" : "input";
  const control = element(kind, { name, dir: "auto", ...(kind === "input" && { type: options.type ?? "text", value: options.value ?? "" }) }, [
    ...(options.options ? ["", ...options.options].map((option) => element("option", { value: option }, [option])) : []),
  ]);
  const text = element("span", { ...(options.lang && { lang: options.lang }), ...(options.dir && { dir: options.dir }) }, [label]);
  return element("label", {}, [text, control]);
}

export function form(fields: HTMLElement[], send: string, submit: (values: Record<string, string>) => Promise<void>): HTMLElement {
  const made = element("form", { novalidate: "" }, [...fields, element("button", {}, [send])]) as HTMLFormElement;
  made.addEventListener("submit", (event) => {
    event.preventDefault();
    clear(made);
    const values = Object.fromEntries(Array.from(new FormData(made), ([name, value]) => [name, String(value)]));
    void submit(values).catch((error: unknown) => explain(error, made));
  });
  return made;
}

export function show(...content: HTMLElement[]): void {
  document.querySelector("#view")?.replaceChildren(...content);
}

/** Says something above everything, or nothing any more. */
export function say(text?: string, wrong = false): void {
  const notice = document.querySelector<HTMLElement>("#notice");
  if (!notice) return;
  notice.hidden = text === undefined;
  notice.className = wrong ? "wrong" : "";
  notice.textContent = text ?? "";
}

function clear(made: HTMLFormElement): void {
  for (const why of made.querySelectorAll(".why")) why.remove();
  for (const control of made.querySelectorAll("[aria-invalid]")) control.removeAttribute("aria-invalid");
}

/** Says what went wrong: each field beside its control, the rest above. The texts come in the language of the client. */
function explain(error: unknown, made?: HTMLFormElement): void {
  if (!isProblem(error)) return say(error instanceof ConnectionError ? `⚠ ${error.message}` : String(error), true);
  say(error.detail, true);
  for (const { pointer, message } of error.errors) {
    const control = made?.elements.namedItem(pointer) ?? made?.elements.namedItem(pointer.slice(1));
    if (!(control instanceof Element)) continue;
    control.setAttribute("aria-invalid", "true");
    control.after(element("span", { class: "why" }, [message]));
  }
}
