import { cidrList } from "./address.ts";

/** Whether the operator has opened this address and port. */
export type Opened = (address: string, port: number) => boolean;

/** Reads the setting `outbound_allow`: `10.1.0.0/16` with every port, `127.0.0.1:9000` or `[fd00::1]:9000` with one. */
export function openedBy(entries: readonly string[]): Opened {
  const rules = entries.map((entry) => {
    const [, v6, v4, port] = /^(?:\[([^\]]+)\]|([\d.]+)):(\d+)$/.exec(entry) ?? [];
    const list = cidrList([v6 ?? v4 ?? entry]);
    return { list, port: port === undefined ? undefined : Number(port) };
  });
  return (address, port) =>
    rules.some((rule) => (rule.port === undefined || rule.port === port) && rule.list.has(address));
}
