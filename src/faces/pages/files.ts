import base from "./base.css" with { type: "text" };
import controls from "./controls.css" with { type: "text" };
import script from "./fill-token.js" with { type: "text" };

const style = `${base}\n${controls}`;

/** Changes with the content, so that a browser may keep the file for good. */
const tagged = (path: string, text: string) =>
  `${path}?v=${new Bun.CryptoHasher("sha256").update(text).digest("hex").slice(0, 16)}`;

export const stylePath = tagged("/pages/style.css", style);
export const scriptPath = tagged("/pages/fill-token.js", script);

const file = (type: string, text: string) => () =>
  new Response(text, {
    headers: {
      "content-type": `${type}; charset=utf-8`,
      "cache-control": "public, max-age=31536000, immutable",
      "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
      "x-content-type-options": "nosniff",
    },
  });

export const styleFile = file("text/css", style);
export const scriptFile = file("text/javascript", script);
