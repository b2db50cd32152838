const dark = matchMedia("(prefers-color-scheme: dark)");
const followScheme = () => document.documentElement.classList.toggle("dark-mode", dark.matches);
dark.addEventListener("change", followScheme);
followScheme();

// The document names the server's public address. A try goes to the address that this page came from, which is the
// same server, and the only one that the page may reach.
const toThisServer = (request) => {
  const { pathname, search } = new URL(request.url, location.origin);
  request.url = location.origin + pathname + search;
  return request;
};

const ui = globalThis.SwaggerUIBundle({
  url: "/openapi.json",
  dom_id: "#swagger-ui",
  oauth2RedirectUrl: `${location.origin}/docs/oauth2-redirect.html`,
  requestInterceptor: toThisServer,
  persistAuthorization: true,
  deepLinking: true,
  filter: true,
  tryItOutEnabled: true,
  displayRequestDuration: true,
  docExpansion: "list",
  defaultModelsExpandDepth: 0,
  validatorUrl: null,
});
ui.initOAuth({ usePkceWithAuthorizationCodeGrant: true });
