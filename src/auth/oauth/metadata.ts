import { defaultScopes } from "../../contract/scopes.ts";
import { assertionAlgorithms } from "./assertions.ts";
import { authMethods } from "./client-document.ts";
import { grantTypes } from "./token.ts";

/** What the authorization server says of itself (RFC 8414). The issuer is the public address, letter by letter. */
export const serverMetadata = (issuer: string, { registers }: { readonly registers: boolean }) => ({
  issuer,
  authorization_endpoint: `${issuer}/api/oauth/authorize`,
  token_endpoint: `${issuer}/api/oauth/token`,
  ...(registers && { registration_endpoint: `${issuer}/api/oauth/register` }),
  revocation_endpoint: `${issuer}/api/oauth/revoke`,
  introspection_endpoint: `${issuer}/api/oauth/introspect`,
  device_authorization_endpoint: `${issuer}/api/oauth/device_authorization`,
  jwks_uri: `${issuer}/api/oauth/jwks.json`,
  scopes_supported: defaultScopes,
  response_types_supported: ["code"],
  response_modes_supported: ["query"],
  grant_types_supported: grantTypes,
  token_endpoint_auth_methods_supported: authMethods,
  revocation_endpoint_auth_methods_supported: authMethods,
  token_endpoint_auth_signing_alg_values_supported: assertionAlgorithms,
  revocation_endpoint_auth_signing_alg_values_supported: assertionAlgorithms,
  introspection_endpoint_auth_signing_alg_values_supported: assertionAlgorithms,
  introspection_endpoint_auth_methods_supported: authMethods.filter((method) => method !== "none"),
  code_challenge_methods_supported: ["S256"],
  client_id_metadata_document_supported: true,
  authorization_response_iss_parameter_supported: true,
  request_parameter_supported: false,
  request_uri_parameter_supported: false,
  service_documentation: `${issuer}/docs`,
});
