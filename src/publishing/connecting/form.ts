import { Failure } from "../../contract/failure.ts";
import { keptAccount } from "../kept.ts";
import type { Connected, FormWay, Network, Reach } from "../network.ts";
import { told } from "./told.ts";

/** What a person typed to connect an account. */
export interface Typed {
  /** Which way, where the network has several. */
  readonly way?: FormWay["kind"] | undefined;
  readonly values: Readonly<Record<string, string>>;
}

const namesOf = ({ fields }: FormWay) => fields.map(({ name }) => name);
const invalid = (field: string, words: string) => new Failure("invalid_request", `${field}: ${words}`);

/** The way that the values belong to. */
function wayOf({ title, forms = [] }: Network, { way, values }: Typed): FormWay {
  if (forms.length === 0)
    throw invalid("network", `${title} is connected in the browser; begin with start_account_connection.`);
  const kinds = forms.map(({ kind }) => kind);
  const wanted = way === undefined ? forms : forms.filter(({ kind }) => kind === way);
  if (wanted.length === 0) throw invalid("way", `${title} has ${kinds.join(", ")}.`);
  const sent = Object.keys(values);
  const [first] = wanted;
  return (wanted.find((one) => sent.every((name) => namesOf(one).includes(name))) ?? first) as FormWay;
}

function checkValues(way: FormWay, values: Typed["values"]): void {
  const names = namesOf(way);
  const unknown = Object.keys(values).find((name) => !names.includes(name));
  if (unknown !== undefined)
    throw invalid("values", `${unknown} is not asked for; the fields are: ${names.join(", ")}.`);
  for (const { name, label, optional } of way.fields)
    if (!optional && !values[name]?.trim())
      throw invalid("values", `${name} (${label}) is missing; the fields are: ${names.join(", ")}.`);
}

/** Connects with what a person typed. Throws Failure, in which none of it stands. */
export async function connectWith(network: Network, reach: Reach, typed: Typed): Promise<readonly Connected[]> {
  const way = wayOf(network, typed);
  checkValues(way, typed.values);
  const secrets = way.fields.flatMap(({ name, secret }) => (secret ? [typed.values[name]?.trim() ?? ""] : []));
  try {
    const found = await way.connect(reach, typed.values);
    return found.map((one) => ({ ...one, account: keptAccount(one.account, network.title) }));
  } catch (error) {
    throw told(error, "values", reach.now(), secrets);
  }
}
