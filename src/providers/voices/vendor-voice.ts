/**
 * The vendor's own id of the voice that a film wishes for: `usual` where it names none, what stands behind
 * `vendor:` where it names one of this vendor's, undefined where the voice is somebody else's.
 */
export function vendorVoice(provider: string, wished: string | undefined, usual: string): string | undefined {
  if (wished === undefined) return usual;
  const [vendor, ...id] = wished.split(':');
  return vendor === provider && id.length > 0 ? id.join(':') : undefined;
}
