/** 25 MB: what may be uploaded, and what is read. Whoever is over it is told where they choose the file, without waiting for it to go. */
export const mostBytes = 25 * 2 ** 20
