export interface InstalledPackage {
  readonly name: string;
  readonly version: string;
  /** In the checkout: "node_modules/react". */
  readonly path: string;
  /** Not of the tools alone. */
  readonly shipped: boolean;
  /** SPDX, or "" where the package says none. */
  readonly licence: string;
  readonly author: string;
}
export function isAllowed(licence: string): boolean;
/** Every package of the lock file. */
export function packages(): InstalledPackage[];
/** One line for each package whose licence is neither allowed nor excepted by name. */
export function refused(list: readonly InstalledPackage[]): string[];
/** Names and licence texts of the packages that are shipped. */
export function notice(list: readonly InstalledPackage[]): string;
/** Ends the process where a licence is not allowed; else writes the notice. */
export function noteLicences(file: string): void;
