// The Swagger UI that is packaged for Python knows OpenAPI 3.0 only, so it is shown our 3.1 document in the words of 3.0.
"use strict";
const inWordsOf30 = (node) => {
  if (Array.isArray(node)) return node.map(inWordsOf30);
  if (node === null || typeof node !== "object") return node;
  const said = Object.fromEntries(Object.entries(node).map(([name, value]) => [name, inWordsOf30(value)]));
  if (Array.isArray(said.type)) {
    said.nullable = said.type.includes("null");
    said.type = said.type.find((type) => type !== "null");
  }
  if (Array.isArray(said.anyOf) && said.anyOf.some((one) => one.type === "null")) {
    said.allOf = said.anyOf.filter((one) => one.type !== "null");
    said.nullable = true;
    delete said.anyOf;
  }
  return said;
};
fetch("/openapi.json")
  .then((answer) => answer.json())
  .then((spec) => SwaggerUIBundle({
    spec: { ...inWordsOf30(spec), openapi: "3.0.3" },
    dom_id: "#swagger-ui",
    deepLinking: true,
    validatorUrl: null,
    defaultModelsExpandDepth: 0,
  }));
