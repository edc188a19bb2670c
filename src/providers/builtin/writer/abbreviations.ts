/** Words that end in a full stop which does not end a sentence, in lower case without that stop, by language. */
export const ABBREVIATIONS: { [language: string]: readonly string[] } = {
  en: 'mr mrs ms dr prof st sr jr gen col capt lt sgt rev hon vs etc e.g i.e cf approx fig figs no nos vol p pp ch sec ed eds al inc ltd corp co dept est jan feb mar apr jun jul aug sep sept oct nov dec u.s u.k a.m p.m'.split(
    ' ',
  ),
  de: 'bzw ca d.h dr evtl ggf hr fr inkl max min mio mrd nr prof s str tel u.a usw vgl z.b abb abs art aufl bd bsp etc exkl geb kap sog std u.ä v.a z.t i.d.r jan feb apr aug sept okt nov dez'.split(
    ' ',
  ),
  es: 'sr sra srta dr dra ud uds p.ej etc núm pág págs vol av art cap ed fig aprox ee.uu c.f a.c d.c'.split(
    ' ',
  ),
  fr: 'm mm mme mlle dr pr st ste av bd etc cf ex p.ex env fig n.b vol p pp chap art éd'.split(' '),
  it: 'sig sigg dott prof ing avv ecc es p.es pag pagg fig cap art vol ca'.split(' '),
  nl: 'dhr mevr dr prof ir enz bijv bv d.w.z o.a m.b.t nr blz ca t.a.v i.p.v'.split(' '),
  pt: 'sr sra dr dra prof etc ex p.ex pág págs núm vol av art cap fig aprox'.split(' '),
  ru: 'г гг в вв т.е т.д т.п т.к др пр см стр рис табл руб коп млн млрд тыс ул им проф'.split(' '),
};

/** Languages that write ordinal numbers as digits with a full stop: `am 3. Mai`. */
export const LANGUAGES_WITH_DOTTED_ORDINALS: ReadonlySet<string> = new Set(
  'cs da de et fi hr hu is lv nb nn no pl sk sl sr tr'.split(' '),
);
