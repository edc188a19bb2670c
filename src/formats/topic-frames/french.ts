import type { TopicFrame } from './topic-frame.ts';

/** In French. */
export const frame: TopicFrame = [
  {
    title: '{topic}',
    items: [
      {
        bullet: 'À quoi sert ce film',
        talk: 'Le sujet de ce film est le suivant : {topic}. Il vous donne une méthode pour l’étudier et pour vérifier ce que vous trouverez.',
      },
      {
        bullet: 'Ce que vous aurez à la fin',
        talk: 'À la fin, vous aurez une courte explication, dans vos propres mots, et la liste de ce que vous voulez encore savoir.',
      },
    ],
  },
  {
    title: 'Partez de ce que vous savez',
    items: [
      {
        bullet: 'Dites-le en une phrase',
        talk: 'Avant toute recherche, dites en une phrase de quoi il s’agit selon vous. Notez cette phrase ; vous y reviendrez.',
      },
      {
        bullet: 'Marquez ce que vous supposez',
        talk: 'Marquez ensuite chaque mot que vous ne sauriez pas expliquer à quelqu’un d’autre. Ces mots sont vos premières questions.',
      },
    ],
  },
  {
    title: 'Pourquoi cela vous concerne',
    items: [
      {
        bullet: 'Trouvez le moment où cela servirait',
        talk: 'Pensez à une situation de votre travail où comprendre ce sujet changerait ce que vous faites.',
      },
      {
        bullet: 'Mesurez le prix d’une erreur',
        talk: 'Demandez-vous ensuite ce qui arriverait si vous l’aviez mal compris. La réponse vous dit jusqu’où aller.',
      },
    ],
  },
  {
    title: 'Comment le découvrir',
    items: [
      {
        bullet: 'Lisez trois sources indépendantes',
        talk: 'Cherchez trois sources qui ne se copient pas : une qui présente le sujet, une qui l’approfondit et une qui n’est pas d’accord.',
      },
      {
        bullet: 'Séparez affirmations et preuves',
        talk: 'Pour chaque affirmation importante, notez qui la fait et sur quoi elle repose.',
      },
      {
        bullet: 'Suivez un exemple jusqu’au bout',
        talk: 'Trouvez enfin un exemple détaillé et suivez-le pas à pas, jusqu’à pouvoir le refaire sans aide.',
      },
    ],
  },
  {
    title: 'Vérifiez ce que vous avez compris',
    items: [
      {
        bullet: 'Qu’est-ce que c’est, selon vous ?',
        talk: 'Revenez à votre première phrase. Que diriez-vous maintenant à la place, et pourquoi ?',
      },
      {
        bullet: 'À quoi verriez-vous une erreur ?',
        talk: 'Que devriez-vous constater pour conclure que votre explication est fausse ?',
      },
      {
        bullet: 'Que ferez-vous ensuite ?',
        talk: 'Choisissez une question encore ouverte, et décidez quand et où vous en chercherez la réponse.',
      },
    ],
  },
];
