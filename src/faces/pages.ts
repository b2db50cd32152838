import { Elysia } from "elysia";
import { scriptFile, styleFile } from "./pages/files.ts";

/** The pages for people, and what they look like. */
export function pages() {
  return new Elysia({ name: "pages" })
    .get("/pages/style.css", () => styleFile())
    .get("/pages/fill-token.js", () => scriptFile());
}
