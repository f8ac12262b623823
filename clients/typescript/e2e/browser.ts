// Chromium, without a window, and without calls to anybody but us.
import { chromium, type Browser, type Page } from "playwright-core";

/** What scripts/client and scripts/with-demo say: where the page and the service are. */
export function setting(name: "SITE" | "BASE"): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run this with scripts/client`);
  return value;
}

const FLAGS = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

export async function startBrowser(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
  return chromium.launch({ executablePath, headless: true, chromiumSandbox: false, args: FLAGS });
}

/** A page whose every error ends the test. */
export async function openPage(browser: Browser, errors: string[]): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 900, height: 1000 } });
  page.setDefaultTimeout(20_000);
  page.on("pageerror", (error) => errors.push(`the page failed: ${error.message}`));
  page.on("console", (message) => {
    // A refusal by the service is also written to the console by the browser itself.
    if (message.type() === "error" && !message.text().startsWith("Failed to load resource")) errors.push(message.text());
  });
  page.on("requestfailed", (request) => errors.push(`${request.method()} ${request.url()}: ${request.failure()?.errorText}`));
  return page;
}
