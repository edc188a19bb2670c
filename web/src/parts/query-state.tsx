import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { say } from '../text/messages.ts';
import { Button } from './button.tsx';

interface QueryStateProps<Data> {
  query: UseQueryResult<Data>;
  children(data: Data): ReactNode;
}

/** What was asked for once it is there; until then that it is awaited, or why it cannot be had. */
export function QueryState<Data>({ query, children }: QueryStateProps<Data>) {
  if (query.data !== undefined) return children(query.data);
  if (query.error) {
    return (
      <div role="alert" className="grid justify-items-start gap-3 rounded-xl border border-line bg-panel p-5">
        <p>{query.error.message}</p>
        <Button onClick={() => query.refetch()}>{say('app.again')}</Button>
      </div>
    );
  }
  return (
    <p role="status" className="py-8 text-center text-soft text-sm">
      {say('app.loading')}
    </p>
  );
}
