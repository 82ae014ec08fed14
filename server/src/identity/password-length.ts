/** Shortest password in characters, of the bootstrap operator as of any other. */
export const minPasswordLength = 8
/** Longest password in characters: hashing is made to be slow, and must not be made slower by a caller. */
export const maxPasswordLength = 128
