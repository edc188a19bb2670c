import type { TopicFrame } from './topic-frame.ts';

/** In Italian. */
export const frame: TopicFrame = [
  {
    title: '{topic}',
    items: [
      {
        bullet: 'A che cosa serve questo film',
        talk: 'Il tema di questo film è: {topic}. Il film le offre un modo per approfondirlo e per verificare ciò che trova.',
      },
      {
        bullet: 'Che cosa avrà alla fine',
        talk: 'Alla fine avrà una breve spiegazione con parole sue e un elenco di ciò che vuole ancora sapere.',
      },
    ],
  },
  {
    title: 'Parta da ciò che sa',
    items: [
      {
        bullet: 'Lo dica in una frase',
        talk: 'Prima di cercare qualcosa, dica in una frase di che cosa tratta, secondo lei, questo tema. Scriva la frase: ci tornerà.',
      },
      {
        bullet: 'Segni ciò che suppone soltanto',
        talk: 'Poi segni ogni parola che non saprebbe spiegare ad altri. Quelle parole sono le sue prime domande.',
      },
    ],
  },
  {
    title: 'Perché la riguarda',
    items: [
      {
        bullet: 'Quando le servirebbe?',
        talk: 'Pensi a una situazione del suo lavoro in cui capirlo cambierebbe quello che fa.',
      },
      {
        bullet: 'Quanto costerebbe un errore?',
        talk: 'Poi si chieda che cosa accadrebbe se avesse capito male. La risposta le dice quanto andare a fondo.',
      },
    ],
  },
  {
    title: 'Come scoprirlo',
    items: [
      {
        bullet: 'Legga tre fonti indipendenti',
        talk: 'Cerchi tre fonti che non si copino a vicenda: una che introduca il tema, una che lo approfondisca e una che sia di parere contrario.',
      },
      {
        bullet: 'Distingua le affermazioni dalle prove',
        talk: 'Per ogni affermazione importante annoti chi la fa e su che cosa si basa.',
      },
      {
        bullet: 'Segua un esempio fino in fondo',
        talk: 'Infine cerchi un esempio svolto e lo segua passo per passo, finché saprebbe ripeterlo da solo.',
      },
    ],
  },
  {
    title: 'Verifichi ciò che ha capito',
    items: [
      {
        bullet: 'Che cos’è, con parole sue?',
        talk: 'Torni alla prima frase. Che cosa direbbe adesso, e perché?',
      },
      {
        bullet: 'Come si accorgerebbe di un errore?',
        talk: 'Che cosa dovrebbe vedere per concludere che la sua spiegazione è sbagliata?',
      },
      {
        bullet: 'Che cosa farà adesso?',
        talk: 'Scelga una domanda ancora aperta e decida quando e dove cercherà la risposta.',
      },
    ],
  },
];
