import type { Asked } from "../auth/verifier.ts";
import type { Door } from "./door.ts";

/** A request as authentication sees it. */
export class Asking implements Asked {
  readonly headers: Headers;
  readonly method: string;
  readonly resource: string;
  readonly operation: string | undefined;
  private readonly request: Request;
  private readonly door: Door;

  constructor(door: Door, request: Request, method: string, resource: string, operation?: string) {
    this.door = door;
    this.request = request;
    this.headers = request.headers;
    this.method = method;
    this.resource = resource;
    this.operation = operation;
  }

  get ip(): string {
    return this.door.addressOf(this.request);
  }
}
