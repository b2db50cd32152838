// biome-ignore lint/suspicious/noExplicitAny: a test reads whatever the document says
export type Json = Record<string, any>;

/** A schema in a document, where it stands, and whether it is a field that someone sends or reads. */
export interface Place {
  readonly path: string;
  readonly schema: Json;
  readonly kind: "field" | "part";
  readonly described: boolean;
}

/** Every schema of a document: parameters, bodies, answers, components, each to its innermost part. */
export function* schemasOf(document: Json): Generator<Place> {
  for (const [name, schema] of Object.entries((document.components?.schemas ?? {}) as Json))
    yield* within(`components.${name}`, schema, "part");
  for (const [path, methods] of Object.entries(document.paths as Json))
    for (const [method, said] of Object.entries(methods as Json)) {
      const at = `${method} ${path}`;
      for (const parameter of said.parameters ?? [])
        if (parameter.name)
          yield* within(`${at} ${parameter.in} ${parameter.name}`, parameter.schema, "field", parameter);
      if (said.requestBody)
        yield* within(`${at} requestBody`, said.requestBody.content["application/json"].schema, "part");
      for (const [status, answer] of Object.entries(said.responses as Json))
        if (answer.content) yield* within(`${at} ${status}`, answer.content["application/json"].schema, "part");
    }
}

function* within(path: string, schema: Json, kind: Place["kind"], holder: Json = schema): Generator<Place> {
  yield { path, schema, kind, described: Boolean(holder.description ?? schema.description) };
  for (const [name, field] of Object.entries((schema.properties ?? {}) as Json))
    yield* within(`${path}.${name}`, field, "field");
  if (schema.items) yield* within(`${path}[]`, schema.items, "part");
  if (typeof schema.additionalProperties === "object") yield* within(`${path}{}`, schema.additionalProperties, "part");
  for (const [at, part] of ((schema.anyOf ?? []) as Json[]).entries()) yield* within(`${path}|${at}`, part, "part");
}
