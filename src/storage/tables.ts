import type { AssetKind } from '../domain/asset.ts';
import type { ProjectStatus } from '../domain/project.ts';
import type { Stage } from '../domain/stage.ts';
import type { CallState } from '../ports/call-ledger.ts';
import type { RunState } from '../ports/run-store.ts';

/** A JSON value as text: both databases then keep it to the character. */
type JsonText = string;

/** The tables as Kysely sees them; `migrations.ts` makes them. Times are milliseconds since 1970. */
export interface Tables {
  schema_version: SchemaVersionTable;
  projects: ProjectTable;
  project_posters: ProjectPosterTable;
  assets: AssetTable;
  asset_references: AssetReferenceTable;
  claims: ClaimTable;
  calls: CallTable;
  budgets: BudgetTable;
  runs: RunTable;
  api_keys: ApiKeyTable;
  owner_defaults: OwnerDefaultsTable;
}

interface SchemaVersionTable {
  /** One row. */
  version: number;
}

export interface ProjectTable {
  id: string;
  owner_id: string;
  format: string;
  title: string;
  /** Format, id and title as `searchTextOf` makes them. */
  search_text: string;
  status: ProjectStatus;
  archived: 0 | 1;
  created_at_ms: number;
  updated_at_ms: number;
  revision: number;
  document: JsonText;
}

/** One row for each project with a film. */
interface ProjectPosterTable {
  project_id: string;
  hash: string;
}

export interface AssetTable {
  hash: string;
  kind: AssetKind;
  recipe: JsonText;
  extension: string;
  media_type: string;
  size_bytes: number;
  facts: JsonText;
  provenance: JsonText;
  /** Where the file is within the store of files; a new one for each attempt to keep the asset. */
  location: string;
  kept_at_ms: number;
}

interface AssetReferenceTable {
  project_id: string;
  hash: string;
}

interface ClaimTable {
  hash: string;
  token: string;
  holder: string;
  expires_at_ms: number;
}

export interface CallTable {
  id: string;
  asset_hash: string;
  project_id: string;
  owner_id: string;
  provider: string;
  model: string;
  operation: JsonText;
  quote: JsonText;
  nonce: string;
  attempt: number;
  state: CallState;
  vendor_id: string | null;
  cost: JsonText | null;
  error_code: string | null;
  error_message: string | null;
  intended_at_ms: number;
  submitted_at_ms: number | null;
  settled_at_ms: number | null;
}

export interface BudgetTable {
  /** `project:ID` or `owner:ID`. */
  scope: string;
  limit_micros: number | null;
  reserved_micros: number;
  spent_micros: number;
}

export interface RunTable {
  id: string;
  project_id: string;
  owner_id: string;
  stage: Stage;
  forced: 0 | 1;
  state: RunState;
  /** The process that works at it, and until when it counts as alive. */
  holder: string;
  lease_ends_at_ms: number;
  cancel_wanted: 0 | 1;
  started_at_ms: number;
  ended_at_ms: number | null;
  error: JsonText | null;
  outcome: JsonText | null;
  delivery: JsonText | null;
}

export interface ApiKeyTable {
  id: string;
  owner_id: string;
  name: string;
  /** SHA-256 of the secret as hexadecimal digits; the secret itself is kept nowhere. */
  secret_hash: string;
  /** The scopes, separated by spaces. */
  scopes: string;
  created_at_ms: number;
  revoked_at_ms: number | null;
}

interface OwnerDefaultsTable {
  owner_id: string;
  document: JsonText;
  /** The logo that the document names. */
  logo_hash: string | null;
}
