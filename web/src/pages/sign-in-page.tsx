import { useQueryClient } from '@tanstack/react-query';
import { Clapperboard } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { ask } from '../api/request.ts';
import { Button } from '../parts/button.tsx';
import { TextField } from '../parts/fields.tsx';
import { say } from '../text/messages.ts';

/** For a server that others reach: whoever comes shows a key. `former` was signed in before. */
export function SignInPage({ former }: { former: string | undefined }) {
  const client = useQueryClient();
  const [key, setKey] = useState('');
  const [error, setError] = useState<string>();
  const signIn = async (event: FormEvent) => {
    event.preventDefault();
    try {
      const { owner } = await ask<{ owner: string }>('/api/session', { json: { key: key.trim() } });
      // Nobody is shown what another one left.
      if (former !== undefined && former !== owner) location.reload();
      else await client.invalidateQueries();
    } catch (problem) {
      setError(problem instanceof Error ? problem.message : String(problem));
    }
  };
  return (
    <main className="grid min-h-dvh place-items-center p-4">
      <form
        onSubmit={signIn}
        className="grid w-full max-w-sm gap-4 rounded-2xl border border-line bg-panel p-6"
      >
        <h1 className="flex items-center gap-2 font-semibold text-xl">
          <Clapperboard className="size-6 text-accent" aria-hidden /> {say('signIn.title')}
        </h1>
        <TextField
          label={say('signIn.key')}
          type="password"
          autoComplete="current-password"
          required
          value={key}
          error={error}
          onChange={(event) => setKey(event.target.value)}
        />
        <Button tone="main" type="submit">
          {say('signIn.go')}
        </Button>
      </form>
    </main>
  );
}
