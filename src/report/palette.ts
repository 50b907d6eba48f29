export const INK = "#1B1B1B";
export const WHITE = "#FFFFFF";
export const SECONDARY = "#595959";
export const AXIS = "#8A8A8A";
export const GRID = "#D9D9D9";
export const HEADER = "#E9EEF4";
export const TAB = "#12436D";
export const COMMITTED = "#5A94C8";
export const PAID = "#12436D";
export const FAVOURABLE = "#4F9FB0";
export const LINK = "#0B5CAD";
export const INPUT = "#FFF8DC";

export const CRITICAL = { font: "#8F1D18", fill: "#FBE9E7" } as const;
export const WATCH = { font: "#946200", fill: "#FFF3D6" } as const;
export const MET = { font: "#0B6070", fill: "#E2F2F4" } as const;
