import type { TopicFrame } from './topic-frame.ts';

/** In German. */
export const frame: TopicFrame = [
  {
    title: '{topic}',
    items: [
      {
        bullet: 'Wozu dieser Film dient',
        talk: 'Das Thema dieses Films lautet: {topic}. Er zeigt Ihnen einen Weg, es zu erarbeiten und zu prüfen, was Sie dabei finden.',
      },
      {
        bullet: 'Was Sie am Ende haben',
        talk: 'Am Ende haben Sie eine kurze Erklärung in eigenen Worten und eine Liste der Fragen, die noch offen sind.',
      },
    ],
  },
  {
    title: 'Beginnen Sie mit dem, was Sie wissen',
    items: [
      {
        bullet: 'Sagen Sie es in einem Satz',
        talk: 'Sagen Sie in einem Satz, worum es Ihrer Meinung nach geht, bevor Sie etwas nachschlagen. Schreiben Sie den Satz auf; Sie kommen darauf zurück.',
      },
      {
        bullet: 'Markieren Sie, was Sie nur vermuten',
        talk: 'Markieren Sie dann jedes Wort, das Sie niemandem erklären könnten. Diese Wörter sind Ihre ersten Fragen.',
      },
    ],
  },
  {
    title: 'Warum es Sie angeht',
    items: [
      {
        bullet: 'Wann würden Sie es brauchen?',
        talk: 'Denken Sie an eine Situation in Ihrer eigenen Arbeit, in der dieses Verständnis etwas an Ihrem Handeln ändern würde.',
      },
      {
        bullet: 'Was würde ein Irrtum kosten?',
        talk: 'Fragen Sie dann, was geschähe, wenn Sie es falsch verstanden hätten. Die Antwort sagt Ihnen, wie gründlich Sie sein müssen.',
      },
    ],
  },
  {
    title: 'Wie Sie es herausfinden',
    items: [
      {
        bullet: 'Lesen Sie drei unabhängige Quellen',
        talk: 'Suchen Sie drei Quellen, die nicht voneinander abschreiben: eine zur Einführung, eine, die in die Tiefe geht, und eine, die widerspricht.',
      },
      {
        bullet: 'Trennen Sie Behauptung und Beleg',
        talk: 'Notieren Sie zu jeder wichtigen Behauptung, wer sie aufstellt und worauf sie sich stützt.',
      },
      {
        bullet: 'Verfolgen Sie ein Beispiel bis zum Ende',
        talk: 'Suchen Sie schließlich ein durchgerechnetes Beispiel, und folgen Sie ihm Schritt für Schritt, bis Sie es allein wiederholen könnten.',
      },
    ],
  },
  {
    title: 'Prüfen Sie, was Sie verstanden haben',
    items: [
      {
        bullet: 'Was ist es, in Ihren Worten?',
        talk: 'Gehen Sie zu Ihrem ersten Satz zurück. Was würden Sie jetzt stattdessen sagen, und warum?',
      },
      {
        bullet: 'Woran würden Sie einen Fehler merken?',
        talk: 'Was müssten Sie sehen, um Ihre Erklärung für falsch zu halten?',
      },
      {
        bullet: 'Was tun Sie als Nächstes?',
        talk: 'Wählen Sie eine Frage, die noch offen ist, und legen Sie fest, wann und wo Sie die Antwort suchen.',
      },
    ],
  },
];
