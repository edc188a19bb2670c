import {
  MutationCache,
  notifyManager,
  QueryCache,
  QueryClient,
  QueryClientProvider,
} from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ApiProblem, isSignedOut } from './api/request.ts';
import { MessageProvider } from './parts/toasts.tsx';
import { router } from './router.tsx';
import './styles.css';

/** Whoever is not known any more, as after a session has ended, is asked to sign in. */
function lookWhoAsks(error: Error): void {
  if (!isSignedOut(error)) return;
  const [session] = client.getQueryCache().findAll({ queryKey: ['session'] });
  if (session?.state.status === 'success') void client.invalidateQueries({ queryKey: ['session'] });
}

const client: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError: lookWhoAsks }),
  mutationCache: new MutationCache({ onError: lookWhoAsks }),
  defaultOptions: {
    // The server may be on this machine, which needs no network to be reached.
    mutations: { networkMode: 'always' },
    queries: {
      networkMode: 'always',
      staleTime: 2_000,
      retry: (count, error) => count < 3 && error instanceof ApiProblem && error.problem.status === 0,
    },
  },
});

// A box that is ticked is drawn unticked first where what it comes to is told with the next timer.
notifyManager.setScheduler(queueMicrotask);

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <MessageProvider>
        <RouterProvider router={router} />
      </MessageProvider>
    </QueryClientProvider>
  </StrictMode>,
);
