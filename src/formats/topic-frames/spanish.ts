import type { TopicFrame } from './topic-frame.ts';

/** In Spanish. */
export const frame: TopicFrame = [
  {
    title: '{topic}',
    items: [
      {
        bullet: 'Para qué sirve esta película',
        talk: 'El tema de esta película es: {topic}. La película le da una manera de estudiarlo y de comprobar lo que encuentre.',
      },
      {
        bullet: 'Qué tendrá al final',
        talk: 'Al final tendrá una explicación breve con sus propias palabras y una lista de lo que todavía quiere saber.',
      },
    ],
  },
  {
    title: 'Empiece por lo que ya sabe',
    items: [
      {
        bullet: 'Dígalo en una frase',
        talk: 'Antes de consultar nada, diga en una frase de qué cree que trata este tema. Escríbala; volverá a ella.',
      },
      {
        bullet: 'Señale lo que solo supone',
        talk: 'Después señale cada palabra que no podría explicar a otra persona. Esas palabras son sus primeras preguntas.',
      },
    ],
  },
  {
    title: 'Por qué le importa',
    items: [
      {
        bullet: 'Piense cuándo lo necesitaría',
        talk: 'Piense en una situación de su propio trabajo en la que entender esto cambiaría lo que hace.',
      },
      {
        bullet: 'Pregunte qué costaría un error',
        talk: 'Pregúntese después qué pasaría si lo hubiera entendido mal. La respuesta le dirá hasta dónde profundizar.',
      },
    ],
  },
  {
    title: 'Cómo averiguarlo',
    items: [
      {
        bullet: 'Lea tres fuentes independientes',
        talk: 'Busque tres fuentes que no se copien entre sí: una que presente el tema, otra que lo trate a fondo y otra que no esté de acuerdo.',
      },
      {
        bullet: 'Separe afirmaciones y pruebas',
        talk: 'De cada afirmación importante, anote quién la hace y en qué se apoya.',
      },
      {
        bullet: 'Siga un ejemplo hasta el final',
        talk: 'Busque por último un ejemplo resuelto y sígalo paso a paso hasta que pueda repetirlo sin ayuda.',
      },
    ],
  },
  {
    title: 'Compruebe lo que ha entendido',
    items: [
      {
        bullet: '¿Qué es, con sus propias palabras?',
        talk: 'Vuelva a su primera frase. ¿Qué diría ahora en su lugar, y por qué?',
      },
      {
        bullet: '¿Cómo notaría un error?',
        talk: '¿Qué tendría que ver para concluir que su explicación está equivocada?',
      },
      {
        bullet: '¿Qué hará ahora?',
        talk: 'Elija una pregunta que siga abierta y decida cuándo y dónde buscará la respuesta.',
      },
    ],
  },
];
