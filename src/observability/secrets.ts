/** Variables whose whole value is secret. */
const SECRET_NAME = /(TOKEN|SECRET|PASSWORD|PASSPHRASE|API_?KEY|ACCESS_KEY|CREDENTIALS?|_AUTH$)/i;
/** Shorter ones would black out ordinary words, and guard nothing. */
const FEWEST_CHARACTERS = 4;

/** Every secret of the environment, in each form in which it may turn up in text: as it is, in a URL, in JSON. */
export function secretsIn(environment: Readonly<Record<string, string | undefined>>): string[] {
  const secrets = Object.entries(environment).flatMap(([name, value = '']) => [
    ...(SECRET_NAME.test(name) ? [value.trim()] : []),
    ...passwordsIn(value),
  ]);
  const forms = secrets.flatMap((secret) => [
    secret,
    encodeURIComponent(secret),
    JSON.stringify(secret).slice(1, -1),
  ]);
  // The longest first, so that none is left half covered.
  return [...new Set(forms)]
    .filter(({ length }) => length >= FEWEST_CHARACTERS)
    .sort((left, right) => right.length - left.length);
}

/** The text with `***` in place of every secret. */
export function withoutSecrets(text: string, secrets: readonly string[]): string {
  return secrets.reduce((covered, secret) => covered.replaceAll(secret, '***'), text);
}

/** The password of a URL such as `postgres://user:password@host`, as it stands there and decoded. */
function passwordsIn(value: string): string[] {
  const { password } = URL.parse(value.trim()) ?? {};
  if (!password) return [];
  try {
    return [password, decodeURIComponent(password)];
  } catch {
    return [password];
  }
}
