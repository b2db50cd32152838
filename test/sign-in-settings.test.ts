import { expect, test } from "bun:test";
import { tmpdir } from "node:os";
import { BadConfiguration } from "../src/config/bad-configuration.ts";
import { readConfig } from "../src/config.ts";

const refusal = (env: Record<string, string>): string => {
  try {
    readConfig({ env, cwd: tmpdir() });
  } catch (error) {
    if (error instanceof BadConfiguration) return error.message;
    throw error;
  }
  return "";
};

test("settings of sign-in that are of no use alone are refused by the name of the one that is missing", () => {
  expect(refusal({ SOCIALCRM_SMTP_URL: "smtp://mail.example.com" })).toStartWith("smtp_from: must be set too");
  expect(refusal({ SOCIALCRM_SMTP_FROM: "crm@example.com" })).toStartWith("smtp_url: must be set too");
  expect(refusal({ SOCIALCRM_SIGN_IN_CLIENT_ID: "x" })).toStartWith("sign_in_client_secret: must be set too");
  const secret = { SOCIALCRM_SIGN_IN_CLIENT_SECRET: "a-secret-of-mine" };
  expect(refusal(secret)).toStartWith("sign_in_client_id: must be set too");
  expect(refusal(secret)).not.toContain("a-secret-of-mine");
});

test("addresses of sign-in are what they should be", () => {
  const mail = (url: string, from = "crm@example.com") =>
    refusal({ SOCIALCRM_SMTP_URL: url, SOCIALCRM_SMTP_FROM: from });
  for (const url of ["smtp://mail.example.com", "smtps://user:p%40ss@mail.example.com:465", "smtp://[::1]:25"])
    expect(mail(url)).toBe("");
  for (const url of ["mail.example.com", "https://mail.example.com", "smtp://", "smtp://a b"])
    expect(mail(url)).toContain("smtp_url");
  for (const from of ["socialcrm <crm@example.com>", "crm@example.com"])
    expect(mail("smtp://mail.example.com", from)).toBe("");
  for (const from of ["nobody", "a <b>", "a@b.c\r\nBcc: d@e.f"])
    expect(mail("smtp://mail.example.com", from)).toContain("smtp_from");
  const issuer = (url: string) => refusal({ SOCIALCRM_SIGN_IN_ISSUER: url });
  for (const url of ["https://id.example.com/realms/acme", "http://127.0.0.1:8080"]) expect(issuer(url)).toBe("");
  for (const url of ["http://id.example.com", "id.example.com", "https://id.example.com/?x=1", "ftp://id.example.com"])
    expect(issuer(url)).toContain("sign_in_issuer");
});
