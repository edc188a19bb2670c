import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { HomePage } from './pages/home-page.tsx';
import { Shell } from './shell.tsx';

const root = createRootRoute({ component: Shell });
const home = createRoute({ getParentRoute: () => root, path: '/', component: HomePage });
const newFilm = createRoute({
  getParentRoute: () => root,
  path: '/new',
  component: lazyRouteComponent(() => import('./pages/new-film-page.tsx'), 'NewFilmPage'),
});
export const FILM_VIEWS = ['storyboard', 'timeline', 'film', 'spending'] as const;
export type FilmView = (typeof FILM_VIEWS)[number];
const film = createRoute({
  getParentRoute: () => root,
  path: '/films/$project',
  component: lazyRouteComponent(() => import('./pages/film-page.tsx'), 'FilmPage'),
  validateSearch: (search): { view?: FilmView; scene?: string } => ({
    ...(FILM_VIEWS.includes(search.view as FilmView) && { view: search.view as FilmView }),
    ...(typeof search.scene === 'string' && { scene: search.scene }),
  }),
});
const providers = createRoute({
  getParentRoute: () => root,
  path: '/providers',
  component: lazyRouteComponent(() => import('./pages/providers-page.tsx'), 'ProvidersPage'),
});
const settings = createRoute({
  getParentRoute: () => root,
  path: '/settings',
  component: lazyRouteComponent(() => import('./pages/settings-page.tsx'), 'SettingsPage'),
});

export const router = createRouter({
  routeTree: root.addChildren([home, newFilm, film, providers, settings]),
  defaultPreload: 'intent',
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
