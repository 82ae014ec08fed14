/** How long after signing in somebody may change what signs them in, in seconds. */
export const freshSeconds = 10 * 60
