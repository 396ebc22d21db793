// Swagger UI on our own description. No validator: it would send the description's address to another host.
window.SwaggerUIBundle({
  url: '/api/docs/openapi.yaml',
  dom_id: '#docs',
  deepLinking: true,
  persistAuthorization: false,
  validatorUrl: null,
  tryItOutEnabled: true,
});
