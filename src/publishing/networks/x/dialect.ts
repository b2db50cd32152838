import { type Dialect, textAt } from "../../ask.ts";

/** Problem details (RFC 9457), with the detail either at the top or in a list. */
export const dialect: Dialect = {
  title: "X",
  words: (body) =>
    textAt(body, "detail") ??
    textAt(body, "errors", 0, "message") ??
    textAt(body, "errors", 0, "detail") ??
    textAt(body, "title"),
  code: (body) => textAt(body, "type"),
};
