/** What a module says in its own words, beside those of its brief. */
export interface TrainingPhrases {
  /** `{number}` stands for the lesson’s. */
  lesson: string;
  /** Over the objectives. */
  objectives: string;
  /** Over a knowledge check that is drawn from the text: which word belongs where ___ stands. */
  missingWord: string;
  /** The same: which term is described by what follows. */
  whichTerm: string;
  /** What a knowledge check is called. */
  check: string;
  /** Before the answer of a knowledge check. */
  answer: string;
}

const PHRASES: { [language: string]: TrainingPhrases } = {
  ar: {
    lesson: 'الدرس {number}',
    objectives: 'ما الذي ستتعلمه',
    missingWord: 'ما الكلمة الناقصة؟',
    whichTerm: 'أي مصطلح يناسب هذا الوصف؟',
    check: 'اختبر معلوماتك',
    answer: 'الإجابة',
  },
  de: {
    lesson: 'Lektion {number}',
    objectives: 'Das lernen Sie',
    missingWord: 'Welches Wort fehlt?',
    whichTerm: 'Welcher Begriff ist gemeint?',
    check: 'Kurz geprüft',
    answer: 'Antwort',
  },
  en: {
    lesson: 'Lesson {number}',
    objectives: 'What you will learn',
    missingWord: 'Which word is missing?',
    whichTerm: 'Which term is meant?',
    check: 'Knowledge check',
    answer: 'Answer',
  },
  es: {
    lesson: 'Lección {number}',
    objectives: 'Lo que aprenderá',
    missingWord: '¿Qué palabra falta?',
    whichTerm: '¿De qué término se trata?',
    check: 'Compruebe lo aprendido',
    answer: 'Respuesta',
  },
  fr: {
    lesson: 'Leçon {number}',
    objectives: 'Ce que vous apprendrez',
    missingWord: 'Quel mot manque ?',
    whichTerm: 'De quel terme s’agit-il ?',
    check: 'Vérifiez vos acquis',
    answer: 'Réponse',
  },
  hi: {
    lesson: 'पाठ {number}',
    objectives: 'आप क्या सीखेंगे',
    missingWord: 'कौन सा शब्द छूटा है?',
    whichTerm: 'यहाँ किस शब्द की बात हो रही है?',
    check: 'जाँच',
    answer: 'उत्तर',
  },
  it: {
    lesson: 'Lezione {number}',
    objectives: 'Che cosa imparerai',
    missingWord: 'Quale parola manca?',
    whichTerm: 'Di quale termine si tratta?',
    check: 'Verifica',
    answer: 'Risposta',
  },
  ja: {
    lesson: 'レッスン{number}',
    objectives: '学ぶこと',
    missingWord: '空欄に入る言葉はどれですか。',
    whichTerm: 'これは何の説明ですか。',
    check: '確認問題',
    answer: '答え',
  },
  pt: {
    lesson: 'Lição {number}',
    objectives: 'O que você vai aprender',
    missingWord: 'Que palavra falta?',
    whichTerm: 'De que termo se trata?',
    check: 'Teste seus conhecimentos',
    answer: 'Resposta',
  },
  zh: {
    lesson: '第{number}课',
    objectives: '学习目标',
    missingWord: '缺少哪个词？',
    whichTerm: '这描述的是哪个术语？',
    check: '小测验',
    answer: '答案',
  },
};

/** In the language of a BCP 47 tag; in English where the phrases are not written in it. */
export function phrasesIn(language: string): TrainingPhrases {
  return PHRASES[language.split('-')[0]?.toLowerCase() ?? ''] ?? PHRASES.en!;
}
