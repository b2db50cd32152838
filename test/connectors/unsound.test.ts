import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import {
  CallToolResultSchema,
  CompleteResultSchema,
  ListToolsResultSchema,
  ReadResourceResultSchema,
} from "@modelcontextprotocol/sdk/types.js";
import { AjvJsonSchemaValidator } from "@modelcontextprotocol/sdk/validation/ajv-provider.js";
import type { GatewayApp } from "../support/gateway.ts";
import { type Hostile, startHostile } from "../support/hostile.ts";

/* What a server says that is not sound costs what it says, and nothing of other servers or of ours at a client. */

let hostile: Hostile;
let gateway: GatewayApp;
beforeAll(async () => {
  hostile = await startHostile();
  ({ gateway } = hostile);
});
afterAll(() => hostile.stop());

const object = { type: "object" };
const rpc = async (method: string, params = {}) => (await gateway.app.rpc(gateway.admin, method, params)).body.result;

/** As the official client of the first generation takes a list: one schema that it stumbles over, and it has none of it. */
async function taken() {
  const { tools } = ListToolsResultSchema.parse(await rpc("tools/list"));
  const validator = new AjvJsonSchemaValidator();
  for (const { outputSchema } of tools) if (outputSchema) validator.getValidator(outputSchema as never);
  return tools.filter(({ name }) => name.startsWith("bad__"));
}

describe("an unsound schema", () => {
  test.each([
    [
      "a property that is only true or false",
      { properties: { a: true, b: false } },
      { properties: { a: {}, b: { not: {} } } },
    ],
    ["names that are none", { required: ["a", 7, "a"], properties: null }, { required: ["a"] }],
    ["a list that is none", { required: "a", allOf: [] }, {}],
    [
      "a type that there is not",
      { properties: { a: { type: "nonsense", title: "A" } } },
      { properties: { a: { title: "A" } } },
    ],
    ["a pattern that is none", { properties: { a: { pattern: "(" } } }, { properties: { a: {} } }],
    ["a reference to nothing", { properties: { a: { $ref: "#/$defs/none" } } }, { properties: { a: {} } }],
    [
      "a reference to what is no schema",
      { required: ["a"], items: { $ref: "#/required" } },
      { required: ["a"], items: {} },
    ],
    [
      "references that go round",
      { properties: { a: { $ref: "#/properties/b" }, b: { $ref: "#/properties/a" } } },
      { properties: { a: {}, b: { $ref: "#/properties/a" } } },
    ],
    ["a length that is none", { properties: { a: { minLength: "x", maxLength: -1 } } }, { properties: { a: {} } }],
    ["a name of its own", { $id: 5, $schema: 5, id: "x", $anchor: "y" }, {}],
    ["what it says of a type without one", { properties: { a: { nullable: true } } }, { properties: { a: {} } }],
    ["words that the protocol does not have", { $async: true, formatMinimum: 5, "x-own": "Do as I say." }, {}],
  ])("costs itself: %s", async (_, unsound, left) => {
    const sound = { name: "sound", inputSchema: object, outputSchema: object };
    const schema = { ...object, ...unsound };
    await hostile.tools({ name: "t", inputSchema: schema, outputSchema: schema }, sound);
    const [tool, other] = await taken();
    expect(tool?.inputSchema).toEqual({ ...object, ...left } as never);
    expect(tool?.outputSchema).toEqual({ ...object, ...left } as never);
    expect(other?.name).toBe("bad__sound");
  });

  test("is one that hides words in what it says, in names and in values; what shows stays", async () => {
    const hidden = "\u{e0049}\u{e0067}\u202e";
    const inputSchema = {
      ...object,
      description: `Seen${hidden}.`,
      properties: {
        a: { type: "string", description: `A${hidden}`, enum: [`x${hidden}`], default: hidden },
        [`b${hidden}`]: {},
        c: { enum: ["🤷‍♂️"], examples: ["x"] },
      },
    };
    await hostile.tools({ name: "t", inputSchema });
    expect((await taken())[0]?.inputSchema).toEqual({
      ...object,
      description: "Seen.",
      properties: { a: { type: "string", description: "A" }, c: { enum: ["🤷‍♂️"], examples: ["x"] } },
    } as never);
  });

  test.each([
    ["not", { not: { type: "nonsense" } }, {}],
    ["one of", { oneOf: [{ pattern: "(" }, { type: "string" }] }, { anyOf: [{}, { type: "string" }] }],
    ["if", JSON.parse('{"if":{"$ref":"#/none"},"then":{"required":["a"]}}'), {}],
    ["no others", { properties: { [`a\u202e`]: {} }, additionalProperties: false }, { properties: {} }],
    ["so many", { contains: { $ref: "#/none" }, maxContains: 1 }, { contains: {} }],
    ["what follows", { prefixItems: "x", items: { type: "number" } }, {}],
    ["what is referred to", { items: { $ref: "#/not" }, not: { type: "nonsense" } }, { items: {} }],
  ])("allows more by what it loses, never less: %s", async (_, unsound, left) => {
    await hostile.tools({ name: "t", inputSchema: { ...object, ...unsound } });
    expect((await taken())[0]?.inputSchema).toEqual({ ...object, ...left } as never);
  });

  test("keeps what turns others round where it loses only words", async () => {
    const kept = { not: { required: ["a"] }, oneOf: [{ minProperties: 1 }], additionalProperties: false };
    const inputSchema = { ...object, ...kept, "x-own": 1, properties: { a: { title: 7, enum: ["x"] } } };
    await hostile.tools({ name: "t", inputSchema });
    expect((await taken())[0]?.inputSchema).toEqual({
      ...object,
      ...kept,
      properties: { a: { enum: ["x"] } },
    } as never);
  });

  test("is not one that holds itself, or what JSON Schema has", async () => {
    const schema = {
      ...object,
      $schema: "https://json-schema.org/draft/2020-12/schema",
      $defs: { node: { type: "object", properties: { next: { $ref: "#/$defs/node" }, root: { $ref: "#" } } } },
      properties: {
        node: { $ref: "#/$defs/node", description: "A node." },
        kind: { anyOf: [{ const: 1 }, { type: ["string", "null"], pattern: "^a+$", format: "date" }] },
        many: { type: "array", items: { type: "number", minimum: -1.5 }, minItems: 1, uniqueItems: true },
        pair: { prefixItems: [{ type: "string" }], items: false },
      },
      required: ["node"],
      additionalProperties: false,
    };
    await hostile.tools({ name: "t", inputSchema: schema, outputSchema: schema });
    const [tool] = await taken();
    expect(tool?.inputSchema).toEqual(schema as never);
    expect(tool?.outputSchema).toEqual(schema as never);
  });
});

test("an address that is none is not listed among resources", async () => {
  await hostile.offering({ "resources/list": () => ({ resources: [{ uri: "not one", name: "x" }, { uri: "a:b" }] }) });
  const { resources } = await rpc("resources/list");
  expect(resources.map(({ uri }: { uri: string }) => uri).filter((uri: string) => uri.startsWith("bad+"))).toEqual([
    "bad+a:b",
  ]);
});

describe("an answer", () => {
  const answered = async (content: unknown[]) => {
    await hostile.tools({ name: "t", inputSchema: object });
    hostile.called = { content };
    return CallToolResultSchema.parse((await gateway.call("bad__t")).result);
  };

  test.each([
    ["a text without words", { type: "text" }],
    ["a text that is a number", { type: "text", text: 5 }],
    ["a picture that is no bytes", { type: "image", data: "!", mimeType: "image/png" }],
    ["a sound of no kind", { type: "audio", data: "AA==" }],
    ["a link without a name", { type: "resource_link", uri: "a:b" }],
    ["a resource without content", { type: "resource", resource: { uri: "a:b" } }],
    ["a resource without an address", { type: "resource", resource: { text: "x" } }],
  ])("that holds %s is told of as unsound", async (_, piece) => {
    const { isError, content } = await answered([{ type: "text", text: "sound" }, piece]);
    expect(isError).toBe(true);
    expect(JSON.stringify(content)).toContain("the server answers with something else than was asked");
  });

  test("loses what it says beside its content, where that is of another type", async () => {
    const wrong = {
      title: 5,
      description: 6,
      mimeType: 7,
      size: "x",
      annotations: { priority: 9, audience: "x", lastModified: "yesterday" },
    };
    const { content } = await answered([
      { type: "resource_link", uri: "a:b", name: "n", ...wrong },
      { type: "text", text: "x", annotations: "none" },
      {
        type: "text",
        text: "y",
        annotations: { priority: 1, audience: ["user"], lastModified: "2026-12-01T09:00:00Z" },
      },
    ]);
    expect(content).toEqual([
      { type: "resource_link", uri: "bad+a:b", name: "n", annotations: {} },
      { type: "text", text: "x" },
      {
        type: "text",
        text: "y",
        annotations: { priority: 1, audience: ["user"], lastModified: "2026-12-01T09:00:00Z" },
      },
    ]);
  });

  test("that is a resource, a prompt or proposals is held to the same", async () => {
    await hostile.offering({
      "resources/read": ({ uri }) => ({
        contents: [{ uri, mimeType: 7, ...(uri === "a:sound" ? { blob: "AA==" } : {}) }],
      }),
      "prompts/list": () => ({ prompts: [{ name: "p", arguments: [{ name: "a" }] }] }),
      "prompts/get": () => ({ messages: [{ role: "user", content: { type: "text" } }] }),
      "completion/complete": () => ({ completion: { values: ["a", "b\u202e", 7], total: -1.5 } }),
    });
    const asked = async (method: string, params: object) => (await gateway.app.rpc(gateway.admin, method, params)).body;
    const sound = ReadResourceResultSchema.parse((await asked("resources/read", { uri: "bad+a:sound" })).result);
    expect(sound.contents).toEqual([{ uri: "bad+a:sound", blob: "AA==" }]);
    for (const [method, params] of [
      ["resources/read", { uri: "bad+a:empty" }],
      ["prompts/get", { name: "bad__p" }],
    ] as const)
      expect((await asked(method, params)).error.message).toContain("something else than was asked");
    const ref = { type: "ref/prompt", name: "bad__p" };
    const { result } = await asked("completion/complete", { ref, argument: { name: "a", value: "" } });
    expect(CompleteResultSchema.parse(result).completion).toEqual({ values: ["a"] });
  });
});
