import type { TopicFrame } from './topic-frame.ts';

/** In Portuguese. */
export const frame: TopicFrame = [
  {
    title: '{topic}',
    items: [
      {
        bullet: 'Para que serve este filme',
        talk: 'O tema deste filme é: {topic}. Ele oferece um caminho para estudar o tema e para verificar o que você encontrar.',
      },
      {
        bullet: 'O que você terá no final',
        talk: 'No final, você terá uma explicação curta com as suas próprias palavras e uma lista do que ainda quer saber.',
      },
    ],
  },
  {
    title: 'Comece pelo que você já sabe',
    items: [
      {
        bullet: 'Diga em uma frase',
        talk: 'Antes de pesquisar, diga em uma frase do que você acha que o tema trata. Anote a frase; você voltará a ela.',
      },
      {
        bullet: 'Marque o que é só suposição',
        talk: 'Depois, marque cada palavra que você não saberia explicar a outra pessoa. Essas palavras são as suas primeiras perguntas.',
      },
    ],
  },
  {
    title: 'Por que isso importa para você',
    items: [
      {
        bullet: 'Pense em quando precisaria disso',
        talk: 'Pense em uma situação do seu próprio trabalho em que entender isso mudaria o que você faz.',
      },
      {
        bullet: 'Pergunte quanto custaria um erro',
        talk: 'Depois, pergunte o que aconteceria se você tivesse entendido errado. A resposta mostra até onde é preciso ir.',
      },
    ],
  },
  {
    title: 'Como descobrir',
    items: [
      {
        bullet: 'Leia três fontes independentes',
        talk: 'Procure três fontes que não copiem umas das outras: uma que apresente o tema, uma que o aprofunde e uma que discorde.',
      },
      {
        bullet: 'Separe afirmações de provas',
        talk: 'Para cada afirmação importante, anote quem a faz e em que ela se apoia.',
      },
      {
        bullet: 'Siga um exemplo até o fim',
        talk: 'Por fim, encontre um exemplo resolvido e siga-o passo a passo até conseguir repeti-lo sem ajuda.',
      },
    ],
  },
  {
    title: 'Verifique o que você entendeu',
    items: [
      {
        bullet: 'O que é, nas suas palavras?',
        talk: 'Volte à sua primeira frase. O que você diria agora no lugar dela, e por quê?',
      },
      {
        bullet: 'Como você notaria um erro?',
        talk: 'O que você precisaria ver para concluir que a sua explicação está errada?',
      },
      {
        bullet: 'O que você fará em seguida?',
        talk: 'Escolha uma pergunta que continua em aberto e decida quando e onde vai procurar a resposta.',
      },
    ],
  },
];
