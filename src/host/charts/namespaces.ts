const roots = {
  transitional: {
    a: "http://schemas.openxmlformats.org/drawingml/2006/main",
    c: "http://schemas.openxmlformats.org/drawingml/2006/chart",
    r: "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    xdr: "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing",
  },
  strict: {
    a: "http://purl.oclc.org/ooxml/drawingml/main",
    c: "http://purl.oclc.org/ooxml/drawingml/chart",
    r: "http://purl.oclc.org/ooxml/officeDocument/relationships",
    xdr: "http://purl.oclc.org/ooxml/drawingml/spreadsheetDrawing",
  },
} as const;

export const namespaces = (strict: boolean) => (strict ? roots.strict : roots.transitional);

export function chartNamespaces(strict: boolean): Record<string, string> {
  const { a, c, r } = namespaces(strict);
  return { "xmlns:c": c, "xmlns:a": a, "xmlns:r": r };
}

export function drawingNamespaces(strict: boolean): Record<string, string> {
  const { a, xdr } = namespaces(strict);
  return { "xmlns:xdr": xdr, "xmlns:a": a };
}
