import { describe, expect, test } from "bun:test";
import { sameOrigin } from "../src/auth/same-origin.ts";
import { html, textOf } from "../src/faces/pages/html.ts";
import { page } from "../src/faces/pages/page.ts";

describe("markup", () => {
  test("escapes every value, in text and in attributes, and keeps what is markup already", () => {
    const name = `<script>alert("1" & '2')</script>`;
    const inner = html`<b title="${name}">${name}</b>`;
    const told = "&lt;script&gt;alert(&quot;1&quot; &amp; &#39;2&#39;)&lt;/script&gt;";
    expect(textOf(html`<p>${inner}${[html`<i>1</i>`, "&"]}${false}${undefined}${null}${7}</p>`)).toBe(
      `<p><b title="${told}">${told}</b><i>1</i>&amp;7</p>`,
    );
  });

  test("is not made from data that looks like it", () => {
    const data = JSON.parse('{"html":"<b>","Symbol(html)":"<b>"}');
    expect(() => textOf(html`${data}`)).toThrow();
  });
});

describe("a page", () => {
  const body = html`<h1>Hello</h1>`;
  const policyOf = (response: Response) => response.headers.get("content-security-policy") ?? "";

  test("allows no script, no frame and no form to anywhere else", async () => {
    const response = page({ title: "A & B", body });
    expect(policyOf(response)).toBe(
      "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    );
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(response.headers.get("referrer-policy")).toBe("same-origin");
    const text = await response.text();
    expect(text).toContain("<title>A &amp; B · socialcrm</title>");
    expect(text).not.toContain("<script");
  });

  test("says where its forms lead and whether it has a script", async () => {
    const response = page({ title: "x", body, formTo: ["https://app.test"], script: true });
    expect(policyOf(response)).toContain("; script-src 'self'; form-action 'self' https://app.test;");
    expect(await response.text()).toMatch(/<script src="\/pages\/fill-token\.js\?v=[0-9a-f]{16}" defer>/);
    expect(policyOf(page({ title: "x", body, formTo: "any" }))).not.toContain("form-action");
  });
});

test("a request comes from the server's own pages only when the browser says so", () => {
  const own = "https://crm.test";
  const says = (fields: Record<string, string>) => sameOrigin({ headers: new Headers(fields) }, own);
  expect(says({ origin: own })).toBe(true);
  expect(says({ "sec-fetch-site": "same-origin" })).toBe(true);
  for (const fields of [
    {},
    { origin: "null" },
    { origin: "https://crm.test:444" },
    { origin: "http://crm.test" },
    { origin: "https://evil.test", "sec-fetch-site": "same-origin" },
    { origin: "https://crm.test.evil.test" },
    { "sec-fetch-site": "same-site" },
    { "sec-fetch-site": "none" },
    { "sec-fetch-site": "cross-site" },
    { referer: `${own}/sign-in` },
  ])
    expect(says(fields as Record<string, string>)).toBe(false);
});
