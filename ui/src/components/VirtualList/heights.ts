/** How high each row of a list was when it was last drawn, in pixels, by its key. Nothing is drawn anew when it changes. */
export type RowHeights = Map<string, number>;

export const noHeights = (): RowHeights => new Map();
