import { createRootRoute, createRoute, createRouter } from '@tanstack/react-router';
import { FilmPage } from './pages/film-page.tsx';
import { HomePage } from './pages/home-page.tsx';
import { NewFilmPage } from './pages/new-film-page.tsx';
import { ProvidersPage } from './pages/providers-page.tsx';
import { SettingsPage } from './pages/settings-page.tsx';
import { Shell } from './shell.tsx';

const root = createRootRoute({ component: Shell });
const home = createRoute({ getParentRoute: () => root, path: '/', component: HomePage });
const newFilm = createRoute({ getParentRoute: () => root, path: '/new', component: NewFilmPage });
export const FILM_VIEWS = ['storyboard', 'timeline', 'film', 'spending'] as const;
export type FilmView = (typeof FILM_VIEWS)[number];
const film = createRoute({
  getParentRoute: () => root,
  path: '/films/$project',
  component: FilmPage,
  validateSearch: (search): { view?: FilmView; scene?: string } => ({
    ...(FILM_VIEWS.includes(search.view as FilmView) && { view: search.view as FilmView }),
    ...(typeof search.scene === 'string' && { scene: search.scene }),
  }),
});
const providers = createRoute({ getParentRoute: () => root, path: '/providers', component: ProvidersPage });
const settings = createRoute({ getParentRoute: () => root, path: '/settings', component: SettingsPage });

export const router = createRouter({
  routeTree: root.addChildren([home, newFilm, film, providers, settings]),
  defaultPreload: 'intent',
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
