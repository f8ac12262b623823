// Somebody registers, follows the link of the mail, logs in, looks for calls by technology, changes to Arabic, hands in too
// early, corrects what is wrong, and hands in: on a page of another origin, which uses the client and nothing else.
import assert from "node:assert/strict";
import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { openPage, setting, startBrowser } from "./browser.js";
import { linkTo } from "./mail.js";
import { startSite } from "./site.js";

const PICTURES = fileURLToPath(new URL("../pictures/", import.meta.url));
const EMAIL = "amina@saqiya.example";
const PASSWORD = "trois mulets traversent la plaine";

const [origin, base] = [setting("SITE"), setting("BASE")];
const site = await startSite(origin, base);
const browser = await startBrowser();
const errors: string[] = [];
const page = await openPage(browser, errors);
const picture = (name: string) => page.screenshot({ path: `${PICTURES}${name}.png`, fullPage: true });
try {
  assert.notEqual(new URL(base).origin, origin);
  await mkdir(PICTURES, { recursive: true });
  const [preflight] = await Promise.all([
    page.waitForResponse((response) => response.request().method() === "POST" && response.url() === `${base}/v1/accounts`),
    (async () => {
      await page.goto(origin);
      assert.equal(await page.locator("html").getAttribute("dir"), "ltr");
      await page.fill("#register [name=name]", "Amina");
      await page.fill("#register [name=email]", EMAIL);
      await page.fill("#register [name=password]", "court");
      await page.click("#register button");
      await page.locator("#register .why").waitFor();
      await page.fill("#register [name=password]", PASSWORD);
      await page.click("#register button");
      await page.locator("#notice", { hasText: "Un message est en route" }).waitFor();
    })(),
  ]);
  assert.equal(preflight.headers()["access-control-allow-origin"], origin);

  const link = await linkTo(EMAIL);
  assert.equal(link.origin, origin, "the mail leads to the page");
  await page.goto(link.href);
  await page.locator("#notice", { hasText: "Votre adresse est confirmée" }).waitFor();
  await page.fill("#log-in [name=email]", EMAIL);
  await page.fill("#log-in [name=password]", PASSWORD);
  await page.click("#log-in button");

  await page.locator("#search").waitFor();
  await page.fill("#search [name=technology]", "IA");
  await page.click("#search button");
  // All calls stand there before: an answer that came after the next one would wipe out what that says.
  await page.waitForFunction(() => document.querySelectorAll("article").length === 1);
  await page.fill("#search [name=technology]", "astrologie");
  await page.click("#search button");
  await page.locator("#notice.wrong").waitFor();
  await page.fill("#search [name=technology]", "IA");
  await page.click("#search button");
  await page.locator("article").waitFor();
  assert.equal(await page.locator("article").count(), 1);
  await picture("calls");

  await page.click("nav [lang=ar]");
  await page.locator("html[lang=ar][dir=rtl]").waitFor();
  await page.click("article button");
  await page.locator("#application").waitFor();
  await page.fill("[name='/title']", "ري بالتنقيط يقيس عطش النبتة");
  await page.fill("[name='/name']", "سقاية");
  await page.click("#application button");
  const why = page.locator("#application label:has(textarea) .why").first();
  await why.waitFor();
  assert.equal(await why.textContent(), "هذه الخانة إلزامية.");
  assert.equal(await why.evaluate((element) => getComputedStyle(element).direction), "rtl");
  assert.match((await page.locator("#notice.wrong").textContent()) ?? "", /[\u0600-\u06ff]/);
  await picture("validation-in-arabic");

  for (const area of await page.locator("#application textarea").all()) await area.fill("شبكة من المجسات تقيس رطوبة التربة كل عشرين دقيقة.");
  for (const number of await page.locator("#application input[type=number]").all()) await number.fill("6.5");
  for (const choice of await page.locator("#application select").all()) await choice.selectOption({ index: 1 });
  for (const text of await page.locator("#application [name^='/answers/'][type=text]").all()) await text.fill("أمينة");
  await page.click("#application button");
  await page.locator("#notice:not(.wrong)", { hasText: "تم إيداع الملف" }).waitFor();
  await picture("handed-in");

  // An access token that is no longer good: the next one comes by the cookie, which the page cannot read.
  const stored = () => page.evaluate(() => JSON.parse(sessionStorage.getItem("tahaddi.session") ?? "{}") as Record<string, string | null>);
  assert.equal((await stored()).refresh_token, null);
  await page.evaluate(() => {
    const session = JSON.parse(sessionStorage.getItem("tahaddi.session") ?? "{}");
    sessionStorage.setItem("tahaddi.session", JSON.stringify({ ...session, access_token: "no-longer-good" }));
  });
  await page.reload();
  await page.click("article button");
  await page.locator("#application [name='/title']").waitFor();
  assert.notEqual((await stored()).access_token, "no-longer-good");
  assert.equal(await page.locator("#application [name='/name']").count(), 0, "she has a startup now");
  await page.reload();
  await page.click("button.quiet");
  await page.locator("#log-in").waitFor();
  await picture("entrance");
  assert.deepEqual(errors, []);
  console.log(`The page did all of it. Pictures are in clients/typescript/build/pictures/.`);
} catch (error) {
  await picture("failure");
  for (const each of errors) console.error(each);
  throw error;
} finally {
  await browser.close();
  site.stop();
}
