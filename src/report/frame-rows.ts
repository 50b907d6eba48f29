/** 0-based rows that every sheet shares. */
export const MESSAGE_ROW = 3;
export const SECOND_ROW = 4;
export const HEADER_ROW = 6;
export const FIRST_ROW = 7;
/** Column A is a margin. */
export const FIRST_COLUMN = 1;
export const MARGIN_WIDTH = 9;
