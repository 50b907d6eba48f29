/** What Excel reads of the custom functions: each of the table under its French and its English name. */
export function functionsMetadata(table) {
  const functions = JSON.parse(String(table)).flatMap(({ parameters, optional, result, fr, en }) =>
    [fr, en].map(({ name, description, parameters: described }) => ({
      id: name,
      name,
      description,
      parameters: described.map(([parameter, explained], index) => ({
        name: parameter,
        description: explained,
        type: parameters[index],
        dimensionality: "scalar",
        ...(index >= parameters.length - optional ? { optional: true } : {}),
      })),
      result: { type: result, dimensionality: "scalar" },
    })),
  );
  return `${JSON.stringify({ functions }, null, 2)}\n`;
}
