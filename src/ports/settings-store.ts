/** A setting that is kept, without its value. */
export interface StoredSetting {
  /** As the variable is called: `OPENAI_API_KEY`. */
  name: string;
  /** ISO 8601 instant. */
  setAt: string;
}

/** Where keys and other settings are kept. What was put in is never told again. */
export interface SettingsStore {
  /** By name. */
  list(): Promise<StoredSetting[]>;
  /** Keeps a value in place of one of that name; `unknown-name` or `invalid-input` for what cannot be kept. */
  set(name: string, value: string): Promise<StoredSetting>;
  /** False where there was none. */
  remove(name: string): Promise<boolean>;
}

/** What a person can keep, and how that stands beside the environment. */
export interface Settings extends SettingsStore {
  /** Every name that can be kept. */
  names: readonly string[];
  /** Whether the environment says it too, and so wins. */
  isOverridden(name: string): boolean;
}
