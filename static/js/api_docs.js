/** The interactive documentation: Swagger UI, from this server alone. */

const element = document.getElementById('api-docs');
const { SwaggerUIBundle } = /** @type {any} */ (globalThis);
if (element && SwaggerUIBundle) {
  SwaggerUIBundle({
    url: element.dataset.address,
    domNode: element,
    deepLinking: true,
    tryItOutEnabled: true,
    defaultModelsExpandDepth: 0,
    // The badge would ask a validator on the internet.
    validatorUrl: null,
  });
}
