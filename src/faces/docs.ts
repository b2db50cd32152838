import oauthScript from "swagger-ui-dist/oauth2-redirect.js" with { type: "file" };
import swaggerStyle from "swagger-ui-dist/swagger-ui.css" with { type: "file" };
import swaggerScript from "swagger-ui-dist/swagger-ui-bundle.js" with { type: "file" };
import { asset } from "./docs/asset.ts";
import icon from "./docs/icon.svg" with { type: "file" };
import oauthPage from "./docs/oauth.html" with { type: "file" };
import page from "./docs/page.html" with { type: "file" };
import start from "./docs/start.js" with { type: "file" };
import style from "./docs/style.css" with { type: "file" };
import { Routes } from "./routes.ts";

interface Docs {
  /** Makes the OpenAPI document; asked once, at the first request for it. */
  readonly document: () => object;
}

/** `GET /openapi.json`, and at `/docs` Swagger UI, all of it from inside the executable. */
export function docs({ document }: Docs) {
  // The types take any .html for a bundle; imported as a file, it is a path.
  const file = (path: string | Bun.HTMLBundle) => () => Bun.file(path as string).bytes();
  const html = "text/html; charset=utf-8";
  const script = "text/javascript; charset=utf-8";
  const css = "text/css; charset=utf-8";
  const answer = {
    document: asset("application/json", () => written(document()), { "access-control-allow-origin": "*" }),
    page: asset(html, file(page)),
    style: asset(css, file(style)),
    start: asset(script, file(start)),
    icon: asset("image/svg+xml", file(icon)),
    swaggerStyle: asset(css, file(swaggerStyle)),
    swaggerScript: asset(script, file(swaggerScript)),
    oauthPage: asset(html, file(oauthPage)),
    oauthScript: asset(script, file(oauthScript)),
  };
  return new Routes()
    .get("/openapi.json", ({ request }) => answer.document(request))
    .get("/docs", ({ request }) => answer.page(request))
    .get("/docs/style.css", ({ request }) => answer.style(request))
    .get("/docs/start.js", ({ request }) => answer.start(request))
    .get("/docs/icon.svg", ({ request }) => answer.icon(request))
    .get("/docs/swagger-ui.css", ({ request }) => answer.swaggerStyle(request))
    .get("/docs/swagger-ui-bundle.js", ({ request }) => answer.swaggerScript(request))
    .get("/docs/oauth2-redirect.html", ({ request }) => answer.oauthPage(request))
    .get("/docs/oauth2-redirect.js", ({ request }) => answer.oauthScript(request));
}

/**
 * The document as the Swagger plugin writes it: given whole and told to leave out every route, because what it reads
 * from routes is not valid OpenAPI. Its own page is not served, because it loads from other hosts. Loaded when it is
 * first needed: that takes 20 ms, which no start should wait for.
 */
async function written(document: object): Promise<Uint8Array> {
  const [{ Elysia }, { swagger }] = await Promise.all([import("elysia"), import("@elysiajs/swagger")]);
  const specPath = "/openapi.json";
  const plugin = new Elysia().use(swagger({ documentation: document, specPath, exclude: [/./] }));
  const response = await plugin.handle(new Request(`http://localhost${specPath}`));
  if (!response.ok) throw new Error(`The OpenAPI document could not be written: ${await response.text()}`);
  return response.bytes();
}
