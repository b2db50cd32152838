import { emailOf } from "../../auth/email.ts";
import { Failure } from "../../contract/failure.ts";
import type { Form } from "../form.ts";

/** A name for people. Throws `invalid_request`. */
export function nameIn(form: Form, field: string): string {
  const name = form(field).trim();
  if (name !== "" && name.length <= 100 && name.isWellFormed() && !/\p{Cc}/u.test(name)) return name;
  throw new Failure("invalid_request", `${field}: must be 1 to 100 characters on one line.`);
}

/** An e-mail address, as it is stored. Throws `invalid_request`. */
export function emailIn(form: Form): string {
  const email = emailOf(form("email"));
  if (email !== undefined) return email;
  throw new Failure("invalid_request", "email: must be an e-mail address, like ada@example.com.");
}
