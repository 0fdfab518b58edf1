/** Rows of a page, newest first. */
export const pageSize = 50
