import { expect, test } from "bun:test";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { validate as readmeValidate } from "@readme/openapi-parser";
import { Validator } from "@seriousme/openapi-schema-validator";
import { Type as T } from "@sinclair/typebox";
import { operation } from "../src/contract/operation.ts";
import { closed } from "../src/contract/schema.ts";
import { openapi } from "../src/faces/openapi.ts";
import { operations } from "../src/operations/index.ts";
import { type Json, type Place, schemasOf } from "./support/document.ts";

const recorded = join(import.meta.dir, "recorded/openapi.json");
const about = { version: "0.0.0", publicUrl: "https://crm.example.org" };
const document = JSON.parse(JSON.stringify(openapi(operations, about))) as Json;
const described = operations.map((one) => {
  const path = one.path.replace(/:(\w+)/g, "{$1}");
  return { one, said: document.paths[path]?.[one.method.toLowerCase()] as Json };
});

test("the document is the one that was recorded: a change of the API is a change of that file", async () => {
  if (process.env["RECORD"]) await Bun.write(recorded, `${JSON.stringify(document, null, 2)}\n`);
  // Recorded anew with RECORD=1 bun test test/openapi.test.ts, then formatted by biome.
  expect(document).toEqual(await Bun.file(recorded).json());
});

test("it is valid OpenAPI 3.1 to two validators", async () => {
  expect(document.openapi).toBe("3.1.0");
  const first = await new Validator().validate(structuredClone(document));
  expect(first.errors ?? []).toEqual([]);
  expect(first.valid).toBe(true);
  const second = await readmeValidate(structuredClone(document) as never);
  expect(second).toMatchObject({ valid: true, warnings: [] });
});

test("it is clean under the linter", async () => {
  const folder = await mkdtemp(join(tmpdir(), "socialcrm-openapi-"));
  try {
    const file = join(folder, "openapi.json");
    await Bun.write(file, JSON.stringify(document));
    const config = join(import.meta.dir, "redocly.yaml");
    const linter = Bun.spawn(
      [
        process.execPath,
        fileURLToPath(import.meta.resolve("@redocly/cli/bin/cli.js")),
        "lint",
        file,
        "--config",
        config,
        "--format",
        "json",
      ],
      { stderr: "pipe", env: { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" } },
    );
    const [said, trouble, code] = await Promise.all([
      new Response(linter.stdout).text(),
      new Response(linter.stderr).text(),
      linter.exited,
    ]);
    expect(said, trouble).toStartWith("{");
    const { totals, problems } = JSON.parse(said) as Json;
    expect(problems).toEqual([]);
    expect(totals).toEqual({ errors: 0, warnings: 0, ignored: 0 });
    expect(code).toBe(0);
  } finally {
    await rm(folder, { recursive: true });
  }
}, 30_000);

test("every operation is in it under its own name, and nothing else is", () => {
  const ids = Object.values(document.paths as Json).flatMap((path) =>
    Object.values(path as Json).map((said) => said.operationId),
  );
  expect(ids.toSorted()).toEqual(operations.map(({ name }) => name as string).toSorted());
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(/^[a-z]+(_[a-z]+)+$/);
});

test("every parameter and every field, sent or answered, is described", () => {
  const silent = [...schemasOf(document)].filter(({ kind, described }) => kind === "field" && !described);
  expect(silent.map(({ path }) => path)).toEqual([]);
});

test("every body is closed, to its innermost object", () => {
  const isOpen = ({ path, schema }: Place) =>
    path.includes("requestBody") && schema.type === "object" && schema.additionalProperties === undefined;
  expect([...schemasOf(document)].filter(isOpen).map(({ path }) => path)).toEqual([]);
});

test("nothing in it is TypeBox's", () => {
  expect(openapi(operations, about)).toStrictEqual(document);
  expect(JSON.stringify(document)).not.toMatch(/"~|TypeBox|"(?:Kind|Hint)"/);
});

test("every body has examples, and the operation reads each of them", () => {
  for (const { one, said } of described) {
    if (!said.requestBody) continue;
    const { examples } = said.requestBody.content["application/json"];
    expect(Object.keys(examples), one.name).toContain("least");
    const inPath = Object.fromEntries(
      (said.parameters ?? []).flatMap((each: Json) =>
        each.in === "path" ? [[each.name, each.schema.examples[0]]] : [],
      ),
    );
    for (const example of Object.values(examples as Json))
      expect(() => one.read({ ...example.value, ...inPath })).not.toThrow();
  }
});

test("a list in the query is one comma list, as it is read", () => {
  const lists = described.flatMap(({ said }) =>
    (said.parameters ?? []).filter((each: Json) => each.schema?.type === "array"),
  );
  expect(lists.length).toBeGreaterThan(0);
  for (const each of lists) expect(each).toMatchObject({ style: "form", explode: false });
});

test("every operation names its credentials and scope, and the refusals that it can give", () => {
  const always = ["400", "401", "403", "429", "500", "503"];
  for (const { one, said } of described) {
    const scopes = one.scope === null ? [] : [one.scope];
    expect(said.security, one.name).toEqual([{ bearer: [] }, { header: [] }, { oauth: scopes }]);
    const refusals = new Set(Object.keys(said.responses));
    for (const status of always) expect(refusals, one.name).toContain(status);
    expect(refusals.has("404"), one.name).toBe(one.path.includes(":") || one.single === true);
    expect(refusals.has("409"), one.name).toBe(one.effect !== "reads");
    expect(refusals.has("415"), one.name).toBe(said.requestBody !== undefined);
    expect(refusals.has(one.effect === "creates" ? "201" : "200"), one.name).toBe(true);
    const takesKey = (said.parameters ?? []).some(
      (each: Json) => each.$ref === "#/components/parameters/IdempotencyKey",
    );
    expect(takesKey, one.name).toBe(one.method === "POST" && one.effect !== "reads");
  }
  const { responses } = described.find(({ one }) => one.name === "create_post")?.said ?? {};
  expect(responses["402"]).toEqual({ $ref: "#/components/responses/Unpaid" });
  expect(document.components.responses.Unauthorized.headers).toHaveProperty("WWW-Authenticate");
  expect(document.components.responses.TooMany.headers).toHaveProperty("Retry-After");
});

test("two different schemas cannot share a title", () => {
  const rest = { noun: "thing", summary: "", description: "", scope: null, connector: "crm", effect: "reads" } as const;
  const one = (name: string, output: ReturnType<typeof closed>) =>
    operation({ ...rest, name, route: `GET /v1/${name}`, input: closed({}), output, run: () => ({}) });
  const twins = [one("a", T.Object({ a: T.String() }, { title: "Thing" })), one("b", T.Object({}, { title: "Thing" }))];
  expect(() => openapi(twins, about)).toThrow("Two different schemas have the title Thing.");
});
