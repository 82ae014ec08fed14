/** The secret of an `otpauth:` address in groups of four, as people type it. */
export function typedSecret(uri: string): string {
  return (URL.parse(uri)?.searchParams.get('secret') ?? '').replace(/(.{4})(?=.)/g, '$1 ');
}
