import type { TopicFrame } from './topic-frame.ts';

/** In English. */
export const frame: TopicFrame = [
  {
    title: '{topic}',
    items: [
      {
        bullet: 'What this film is for',
        talk: 'This film is about one topic: {topic}. It gives you a way to work the topic out and to check what you find.',
      },
      {
        bullet: 'What you will have at the end',
        talk: 'At the end you will have a short explanation in your own words, and a list of what you still want to know.',
      },
    ],
  },
  {
    title: 'Start with what you know',
    items: [
      {
        bullet: 'Say it in one sentence',
        talk: 'Before you look anything up, say in one sentence what you believe this topic is about. Write the sentence down; you will come back to it.',
      },
      {
        bullet: 'Mark what you only suppose',
        talk: 'Then mark every word in it that you could not explain to somebody else. Those words are your first questions.',
      },
    ],
  },
  {
    title: 'Why it matters to you',
    items: [
      {
        bullet: 'Name the moment you would need it',
        talk: 'Think of one situation in your own work where understanding this would change what you do.',
      },
      {
        bullet: 'Ask what a mistake would cost',
        talk: 'Then ask what would happen if you had it wrong. The answer tells you how deep to go.',
      },
    ],
  },
  {
    title: 'How to find out',
    items: [
      {
        bullet: 'Read three independent sources',
        talk: 'Look for three sources that do not copy from each other: one that introduces the topic, one that goes into depth, and one that disagrees.',
      },
      {
        bullet: 'Separate claims from evidence',
        talk: 'For each claim that matters, note who makes it and what it rests on.',
      },
      {
        bullet: 'Follow one example to the end',
        talk: 'Then find one worked example, and follow it step by step until you could repeat it alone.',
      },
    ],
  },
  {
    title: 'Check what you have understood',
    items: [
      {
        bullet: 'What is it, in your own words?',
        talk: 'Go back to your first sentence. What would you now say instead, and why?',
      },
      {
        bullet: 'How would you notice an error?',
        talk: 'What would you have to see to conclude that your explanation is wrong?',
      },
      {
        bullet: 'What will you do next?',
        talk: 'Choose one question that is still open, and decide when and where you will look for its answer.',
      },
    ],
  },
];
