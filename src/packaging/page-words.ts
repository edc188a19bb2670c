/** What the page of a package says in its own words. */
export interface PageWords {
  play: string;
  chapters: string;
  objectives: string;
  transcript: string;
  captions: string;
  check: string;
  submit: string;
  again: string;
  right: string;
  wrong: string;
  /** `{right}` and `{all}` stand for numbers. */
  score: string;
  passed: string;
  /** `{percent}` stands for the share that is needed. */
  failed: string;
  unanswered: string;
}

const WORDS: { [language: string]: PageWords } = {
  ar: {
    play: 'تشغيل',
    chapters: 'الفصول',
    objectives: 'ما الذي ستتعلمه',
    transcript: 'النص الكامل',
    captions: 'الترجمة',
    check: 'اختبر معلوماتك',
    submit: 'تحقق من الإجابات',
    again: 'حاول مرة أخرى',
    right: 'صحيح.',
    wrong: 'الإجابة الصحيحة:',
    score: '{right} من {all} صحيحة',
    passed: 'نجحت.',
    failed: 'تحتاج إلى {percent} للنجاح.',
    unanswered: 'أجب عن كل الأسئلة أولًا.',
  },
  de: {
    play: 'Abspielen',
    chapters: 'Kapitel',
    objectives: 'Das lernen Sie',
    transcript: 'Text zum Nachlesen',
    captions: 'Untertitel',
    check: 'Kurz geprüft',
    submit: 'Antworten prüfen',
    again: 'Noch einmal',
    right: 'Richtig.',
    wrong: 'Richtig ist:',
    score: '{right} von {all} richtig',
    passed: 'Bestanden.',
    failed: 'Zum Bestehen sind {percent} nötig.',
    unanswered: 'Beantworten Sie zuerst alle Fragen.',
  },
  en: {
    play: 'Play',
    chapters: 'Chapters',
    objectives: 'What you will learn',
    transcript: 'Transcript',
    captions: 'Captions',
    check: 'Check what you learned',
    submit: 'Check my answers',
    again: 'Try again',
    right: 'Right.',
    wrong: 'The answer is:',
    score: '{right} of {all} right',
    passed: 'You passed.',
    failed: 'You need {percent} to pass.',
    unanswered: 'Answer every question first.',
  },
  es: {
    play: 'Reproducir',
    chapters: 'Capítulos',
    objectives: 'Lo que aprenderá',
    transcript: 'Transcripción',
    captions: 'Subtítulos',
    check: 'Compruebe lo aprendido',
    submit: 'Comprobar respuestas',
    again: 'Intentar de nuevo',
    right: 'Correcto.',
    wrong: 'La respuesta es:',
    score: '{right} de {all} correctas',
    passed: 'Ha aprobado.',
    failed: 'Necesita un {percent} para aprobar.',
    unanswered: 'Responda primero a todas las preguntas.',
  },
  fr: {
    play: 'Lire',
    chapters: 'Chapitres',
    objectives: 'Ce que vous apprendrez',
    transcript: 'Transcription',
    captions: 'Sous-titres',
    check: 'Vérifiez vos acquis',
    submit: 'Vérifier mes réponses',
    again: 'Réessayer',
    right: 'Exact.',
    wrong: 'La réponse est :',
    score: '{right} sur {all} justes',
    passed: 'Réussi.',
    failed: 'Il faut {percent} pour réussir.',
    unanswered: 'Répondez d’abord à toutes les questions.',
  },
  hi: {
    play: 'चलाएँ',
    chapters: 'अध्याय',
    objectives: 'आप क्या सीखेंगे',
    transcript: 'पूरा पाठ',
    captions: 'उपशीर्षक',
    check: 'अपनी जानकारी जाँचें',
    submit: 'उत्तर जाँचें',
    again: 'फिर से कोशिश करें',
    right: 'सही।',
    wrong: 'सही उत्तर है:',
    score: '{all} में से {right} सही',
    passed: 'आप उत्तीर्ण हुए।',
    failed: 'उत्तीर्ण होने के लिए {percent} चाहिए।',
    unanswered: 'पहले सभी प्रश्नों के उत्तर दें।',
  },
  it: {
    play: 'Riproduci',
    chapters: 'Capitoli',
    objectives: 'Che cosa imparerai',
    transcript: 'Trascrizione',
    captions: 'Sottotitoli',
    check: 'Verifica ciò che hai imparato',
    submit: 'Verifica le risposte',
    again: 'Riprova',
    right: 'Esatto.',
    wrong: 'La risposta è:',
    score: '{right} su {all} giuste',
    passed: 'Superato.',
    failed: 'Serve il {percent} per superare.',
    unanswered: 'Rispondi prima a tutte le domande.',
  },
  ja: {
    play: '再生',
    chapters: 'チャプター',
    objectives: '学ぶこと',
    transcript: '全文',
    captions: '字幕',
    check: '理解度の確認',
    submit: '答え合わせ',
    again: 'もう一度',
    right: '正解です。',
    wrong: '正解は：',
    score: '{all}問中{right}問正解',
    passed: '合格です。',
    failed: '合格には{percent}が必要です。',
    unanswered: 'すべての質問に答えてください。',
  },
  pt: {
    play: 'Reproduzir',
    chapters: 'Capítulos',
    objectives: 'O que você vai aprender',
    transcript: 'Transcrição',
    captions: 'Legendas',
    check: 'Teste seus conhecimentos',
    submit: 'Verificar respostas',
    again: 'Tentar de novo',
    right: 'Certo.',
    wrong: 'A resposta é:',
    score: '{right} de {all} certas',
    passed: 'Você passou.',
    failed: 'É preciso {percent} para passar.',
    unanswered: 'Responda primeiro a todas as perguntas.',
  },
  zh: {
    play: '播放',
    chapters: '章节',
    objectives: '学习目标',
    transcript: '文字稿',
    captions: '字幕',
    check: '检验所学',
    submit: '检查答案',
    again: '再试一次',
    right: '正确。',
    wrong: '正确答案：',
    score: '{all} 题答对 {right} 题',
    passed: '已通过。',
    failed: '达到 {percent} 才能通过。',
    unanswered: '请先回答所有问题。',
  },
};

/** In the language of a BCP 47 tag; in English where the words are not written in it. */
export function pageWordsIn(language: string): PageWords {
  return WORDS[language.split('-')[0]?.toLowerCase() ?? ''] ?? WORDS.en!;
}

const RIGHT_TO_LEFT = new Set(['ar', 'ckb', 'dv', 'fa', 'he', 'ps', 'sd', 'ug', 'ur', 'yi']);

export function directionOf(language: string): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT.has(language.split('-')[0]?.toLowerCase() ?? '') ? 'rtl' : 'ltr';
}
