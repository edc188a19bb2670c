import { useQuery } from '@tanstack/react-query';
import { Link, Outlet } from '@tanstack/react-router';
import { Clapperboard, Moon, Sun } from 'lucide-react';
import { Activity } from 'react';
import { useIsServerAway } from './api/connection.ts';
import { ask, isSignedOut } from './api/request.ts';
import { SignInPage } from './pages/sign-in-page.tsx';
import { useAskBeforeLeaving } from './parts/ask-before-leaving.ts';
import { IconButton } from './parts/button.tsx';
import { showDark, useIsDark } from './parts/theme.ts';
import { useIsAnyHeld } from './parts/unsaved-texts.ts';
import { say } from './text/messages.ts';

function askForSession(signal?: AbortSignal): Promise<{ owner: string }> {
  return ask('/api/session', { signal });
}

/** What stands around every page; whoever is not known signs in first, and then goes on where they were. */
export function Shell() {
  const session = useQuery({
    queryKey: ['session'],
    queryFn: ({ signal }) => askForSession(signal),
    staleTime: 60_000,
  });
  const isAway = useIsServerAway(askForSession);
  const isUnknown = isSignedOut(session.error);
  const owner = session.data?.owner;
  return (
    <>
      {isUnknown && <SignInPage former={owner} />}
      {(!isUnknown || owner !== undefined) && (
        // A session ends with the server; what was being typed is still there for whoever signs in again.
        <Activity mode={isUnknown ? 'hidden' : 'visible'}>
          <Frame isAway={isAway} />
        </Activity>
      )}
    </>
  );
}

function Frame({ isAway }: { isAway: boolean }) {
  useAskBeforeLeaving(useIsAnyHeld());
  return (
    <div className="flex min-h-dvh flex-col">
      <a
        href="#content"
        className="sr-only rounded bg-accent px-3 py-2 text-on-accent focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50"
      >
        {say('app.skip')}
      </a>
      <header className="sticky top-0 z-30 border-line border-b bg-panel/95 backdrop-blur">
        <nav
          aria-label="Reelwright"
          className="mx-auto flex h-14 max-w-[110rem] items-center gap-1 px-3 sm:px-6"
        >
          <Link to="/" className="mr-2 flex items-center gap-2 font-semibold text-lg tracking-tight sm:mr-6">
            <Clapperboard className="size-6 text-accent" aria-hidden />
            <span className="max-sm:sr-only">Reelwright</span>
          </Link>
          <NavigationLink to="/">{say('app.films')}</NavigationLink>
          <NavigationLink to="/providers">{say('app.providers')}</NavigationLink>
          <NavigationLink to="/settings">{say('app.settings')}</NavigationLink>
          <div className="ml-auto">
            <ThemeButton />
          </div>
        </nav>
        {isAway && (
          <p role="status" className="border-line border-t bg-warn/15 px-4 py-2 text-center text-sm">
            {say('app.away')}
          </p>
        )}
      </header>
      <main id="content" className="mx-auto w-full max-w-[110rem] grow px-3 py-5 sm:px-6">
        <Outlet />
      </main>
    </div>
  );
}

function NavigationLink({ to, children }: { to: '/' | '/providers' | '/settings'; children: string }) {
  return (
    <Link
      to={to}
      activeOptions={{ exact: true }}
      className="rounded-md px-2.5 py-1.5 text-sm text-soft hover:bg-raised hover:text-ink aria-[current=page]:text-ink aria-[current=page]:font-medium"
    >
      {children}
    </Link>
  );
}

function ThemeButton() {
  const isDark = useIsDark();
  return (
    <IconButton label={say(isDark ? 'app.theme.light' : 'app.theme.dark')} onClick={() => showDark(!isDark)}>
      {isDark ? <Sun /> : <Moon />}
    </IconButton>
  );
}
