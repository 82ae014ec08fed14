/** What is wrong with the key of a feature or an entitlement set; undefined when nothing is. @param example a good one */
export function keyError(key: string, example: string): string | undefined {
  if (!key.trim()) return `Enter a key, e.g. ${example}.`;
  return /^[a-z][a-z0-9_.-]{0,99}$/.test(key.trim()) ? undefined : `Start with a lower-case letter; then a-z, 0-9, dot, hyphen and underscore, e.g. ${example}.`;
}

/** A key made of a name, such as `post-in-the-forum`; empty when the name has no letter that a key can begin with. */
export function keyOfName(name: string): string {
  const plain = name.normalize('NFKD').replace(/[\u0300-\u036f]/g, '').toLowerCase();
  return plain.replace(/[^a-z0-9]+/g, '-').replace(/^[^a-z]+|-+$/g, '').slice(0, 100);
}
