// Starts Swagger UI on this server's own contract. The validator badge would ask another host.
"use strict";

// Swagger UI fills in the example of every parameter, so that a list would be asked for with all
// its filters at once. The examples of what may be left out are told and not filled in.
function tellOptionalExamples(contract) {
  const operations = Object.values(contract.paths).flatMap((path) => Object.values(path));
  const parameters = [
    ...Object.values(contract.components?.parameters ?? {}),
    ...operations.flatMap((operation) => operation.parameters ?? []),
  ];
  for (const parameter of parameters.filter((one) => !one.required && "example" in one)) {
    const example = `For example \`${[parameter.example].flat().join("`, `")}\`.`;
    parameter.description = [parameter.description, example].filter(Boolean).join(" ");
    delete parameter.example;
  }
  return contract;
}

window.addEventListener("load", () => {
  const root = new URL("..", window.location.href);
  const url = new URL("openapi.json", root).href;
  window.ui = SwaggerUIBundle({
    url,
    responseInterceptor: (response) => {
      if (response.ok && response.url === url) {
        const contract = tellOptionalExamples(JSON.parse(response.text));
        // Requests go to where this page was seen, also below a path that no proxy told of.
        contract.servers = [{ url: root.pathname }];
        response.text = JSON.stringify(contract);
      }
      return response;
    },
    dom_id: "#swagger-ui",
    deepLinking: true,
    validatorUrl: null,
    persistAuthorization: true,
    withCredentials: true,
    displayOperationId: true,
    // Which rights an operation needs: x-permission.
    showExtensions: true,
    filter: true,
    docExpansion: "none",
    presets: [SwaggerUIBundle.presets.apis, SwaggerUIStandalonePreset],
    layout: "StandaloneLayout",
  });
});
