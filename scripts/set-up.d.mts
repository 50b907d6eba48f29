/** Builds a configuration of webpack.config.js into `dist` unless it is that of the present sources; ends the process when it fails. */
export function build(name: string): void;
