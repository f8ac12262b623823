// Texts in three languages, two of which are written from left to right.
import type { Language } from "./generated/schema.js";

/** The direction in which a language is written: a value for `dir`. */
export function directionOf(language: Language): "rtl" | "ltr" {
  return language === "ar" ? "rtl" : "ltr";
}

/** A text in one language, and what its element needs: `lang` and `dir`. */
export interface TextIn {
  readonly text: string;
  readonly lang: Language;
  readonly dir: "rtl" | "ltr";
}

/** A text in the reader's language, else in another that it has: French, English, Arabic. */
export function textIn(text: { readonly [L in Language]?: string | null }, language: Language): TextIn {
  const lang = [language, "fr" as const, "en" as const, "ar" as const].find((each) => text[each]) ?? language;
  return { text: text[lang] ?? "", lang, dir: directionOf(lang) };
}
