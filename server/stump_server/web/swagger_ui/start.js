// Starts Swagger UI on this server's own contract. The validator badge would ask another host.
window.addEventListener("load", () => {
  window.ui = SwaggerUIBundle({
    url: new URL("../openapi.json", window.location.href).href,
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
