import type { Command } from 'commander';
import { LOCAL_OWNER } from '../../domain/project.ts';
import { refused } from '../../domain/refused.ts';
import { type ApiKey, KEY_SCOPES, type KeyScope } from '../../ports/key-store.ts';
import { shortInstant } from '../display/instants.ts';
import { printable } from '../display/terminal.ts';
import { tableLines } from '../display/text-columns.ts';
import { DONE } from '../exit-status.ts';
import {
  type CommonOptions,
  type Invocation,
  printDocument,
  type RunCommand,
  withCommonOptions,
} from '../invocation.ts';
import { oneOf } from '../one-of.ts';

interface CreateOptions extends CommonOptions {
  name?: string;
  owner: string;
  scope?: string[];
}

export function addKeysCommand(program: Command, run: RunCommand): void {
  const keys = program
    .command('keys')
    .summary('make, list and revoke keys to the HTTP API')
    .description(
      'Keys let people and programs use a server that others can reach; each opens one owner’s projects.',
    );
  const create = keys
    .command('create')
    .description('Makes a key and tells its secret, this once.')
    .requiredOption('--name <name>', 'for yourself, to know it by')
    .option('--owner <name>', 'whose projects it opens', LOCAL_OWNER)
    .option('--scope <scopes...>', `what it may do: ${KEY_SCOPES.join(', ')}; all where left out`);
  withCommonOptions(create).action((options: CreateOptions) =>
    run(options, (invocation) => createKey(options, invocation)),
  );
  const list = keys.command('list').description('Lists the keys, without their secrets.');
  withCommonOptions(list).action((options: CommonOptions) =>
    run(options, (invocation) => listKeys(options, invocation)),
  );
  const revoke = keys.command('revoke').description('Ends a key for good.').argument('<key>', 'its id');
  withCommonOptions(revoke).action((id: string, options: CommonOptions) =>
    run(options, (invocation) => revokeKey(id, options, invocation)),
  );
}

async function createKey(options: CreateOptions, invocation: Invocation): Promise<number> {
  const { out, err } = invocation;
  const scopes: KeyScope[] = [];
  for (const name of options.scope ?? KEY_SCOPES) scopes.push(await oneOf('--scope', name, KEY_SCOPES));
  const name = options.name?.trim() ?? '';
  if (name === '') throw refused({ field: '--name', value: name, problem: 'must say what the key is for' });
  await using keys = await openedKeys(options, invocation);
  const { key, secret } = await keys.create({ ownerId: options.owner, name, scopes });
  if (options.json) printDocument({ ...keyDocument(key), secret }, out);
  else {
    out.line(secret);
    if (!options.quiet) err.line('Keep it safe: it is shown this once. Send it as Authorization: Bearer …');
  }
  return DONE;
}

async function listKeys(options: CommonOptions, invocation: Invocation): Promise<number> {
  const { out, err } = invocation;
  await using keys = await openedKeys(options, invocation);
  const found = await keys.list();
  if (options.json) printDocument({ keys: found.map(keyDocument) }, out);
  else if (found.length === 0) err.line('No keys here. Make one with: reel keys create --name me');
  else for (const line of keyLines(found, invocation)) out.line(line);
  return DONE;
}

async function revokeKey(id: string, options: CommonOptions, invocation: Invocation): Promise<number> {
  const { out } = invocation;
  await using keys = await openedKeys(options, invocation);
  const key = await keys.revoke(id);
  if (options.json) printDocument(keyDocument(key), out);
  else for (const line of keyLines([key], invocation)) out.line(line);
  return DONE;
}

async function openedKeys({ home }: CommonOptions, { surroundings }: Invocation) {
  const { openKeys, environment } = surroundings;
  const keys = await openKeys({ ...(home === undefined ? {} : { home }), environment });
  return { ...keys, [Symbol.asyncDispose]: () => keys.close() };
}

function keyLines(keys: readonly ApiKey[], { out }: Invocation): string[] {
  const head = ['Key', 'Name', 'Owner', 'May', 'Made', 'Revoked'].map((name) => out.ink('dim', name));
  const rows = keys.map((key) => [
    key.id,
    printable(key.name),
    printable(key.ownerId),
    key.scopes.join(', '),
    shortInstant(key.createdAt),
    key.revokedAt === undefined ? '' : shortInstant(key.revokedAt),
  ]);
  return tableLines([head, ...rows], out.columns());
}

function keyDocument({ id, ownerId, name, scopes, createdAt, revokedAt }: ApiKey): object {
  return { id, owner: ownerId, name, scopes, created_at: createdAt, revoked_at: revokedAt ?? null };
}
