/** A language as espeak-ng speaks it. */
export interface LanguageVoice {
  /** The language's BCP 47 tag in lower case: the first part of its voices' ids. */
  id: string;
  /** espeak-ng's identifier of the language's definition. */
  identifier: string;
  /** The name for a person to read. */
  name: string;
  /** BCP 47 tags it answers to, the best first. */
  languages: string[];
}

/**
 * espeak-ng's definitions, their names, and the tags that each answers to. Left out are invented languages but
 * the two with a literature, ancient ones but Latin, and second spellings of a language that is there.
 */
const DEFINITIONS: [identifier: string, name: string, ...languages: string[]][] = [
  ['gmw/af', 'Afrikaans', 'af'],
  ['sem/am', 'Amharic', 'am'],
  ['roa/an', 'Aragonese', 'an'],
  ['sem/ar', 'Arabic', 'ar'],
  ['inc/as', 'Assamese', 'as'],
  ['trk/az', 'Azerbaijani', 'az'],
  ['trk/ba', 'Bashkir', 'ba'],
  ['zle/be', 'Belarusian', 'be'],
  ['zls/bg', 'Bulgarian', 'bg'],
  ['inc/bn', 'Bengali', 'bn'],
  ['zls/bs', 'Bosnian', 'bs'],
  ['roa/ca', 'Catalan', 'ca'],
  ['roa/ca-ba', 'Catalan (Balearic)', 'ca-ba'],
  ['roa/ca-nw', 'Catalan (North-western)', 'ca-nw'],
  ['roa/ca-va', 'Catalan (Valencian)', 'ca-va'],
  ['zlw/cs', 'Czech', 'cs'],
  ['trk/cv', 'Chuvash', 'cv'],
  ['cel/cy', 'Welsh', 'cy'],
  ['gmq/da', 'Danish', 'da'],
  ['gmw/de', 'German', 'de'],
  ['grk/el', 'Greek', 'el'],
  ['gmw/en-029', 'English (Caribbean)', 'en-029'],
  ['gmw/en', 'English (Great Britain)', 'en-GB', 'en-AU', 'en-IE', 'en-IN', 'en-NZ', 'en-ZA'],
  ['gmw/en-GB-scotland', 'English (Scotland)', 'en-GB-scotland'],
  ['gmw/en-GB-x-rp', 'English (Received Pronunciation)', 'en-GB-x-rp'],
  ['gmw/en-US', 'English (America)', 'en-US', 'en'],
  ['art/eo', 'Esperanto', 'eo'],
  ['roa/es', 'Spanish (Spain)', 'es', 'es-ES'],
  ['roa/es-419', 'Spanish (Latin America)', 'es-419', 'es-MX', 'es-AR', 'es-CL', 'es-CO', 'es-PE', 'es-US'],
  ['urj/et', 'Estonian', 'et'],
  ['eu', 'Basque', 'eu'],
  ['ira/fa', 'Persian', 'fa'],
  ['urj/fi', 'Finnish', 'fi'],
  ['gmq/fo', 'Faroese', 'fo'],
  ['roa/fr', 'French (France)', 'fr', 'fr-FR'],
  ['roa/fr-BE', 'French (Belgium)', 'fr-BE'],
  ['roa/fr-CH', 'French (Switzerland)', 'fr-CH'],
  ['cel/ga', 'Gaelic (Irish)', 'ga'],
  ['cel/gd', 'Gaelic (Scottish)', 'gd'],
  ['inc/gu', 'Gujarati', 'gu'],
  ['sit/hak', 'Hakka Chinese', 'hak'],
  ['map/haw', 'Hawaiian', 'haw'],
  ['sem/he', 'Hebrew', 'he'],
  ['inc/hi', 'Hindi', 'hi'],
  ['zls/hr', 'Croatian', 'hr', 'sh'],
  ['roa/ht', 'Haitian Creole', 'ht'],
  ['urj/hu', 'Hungarian', 'hu'],
  ['ine/hy', 'Armenian (East Armenia)', 'hy'],
  ['ine/hyw', 'Armenian (West Armenia)', 'hyw'],
  ['art/ia', 'Interlingua', 'ia'],
  ['poz/id', 'Indonesian', 'id'],
  ['gmq/is', 'Icelandic', 'is'],
  ['roa/it', 'Italian', 'it'],
  ['jpx/ja', 'Japanese', 'ja'],
  ['ccs/ka', 'Georgian', 'ka'],
  ['trk/kk', 'Kazakh', 'kk'],
  ['esx/kl', 'Greenlandic', 'kl'],
  ['dra/kn', 'Kannada', 'kn'],
  ['ko', 'Korean', 'ko'],
  ['inc/kok', 'Konkani', 'kok'],
  ['ira/ku', 'Kurdish', 'ku'],
  ['trk/ky', 'Kyrgyz', 'ky'],
  ['itc/la', 'Latin', 'la'],
  ['gmw/lb', 'Luxembourgish', 'lb'],
  ['bat/lt', 'Lithuanian', 'lt'],
  ['bat/lv', 'Latvian', 'lv'],
  ['poz/mi', 'Māori', 'mi'],
  ['zls/mk', 'Macedonian', 'mk'],
  ['dra/ml', 'Malayalam', 'ml'],
  ['inc/mr', 'Marathi', 'mr'],
  ['poz/ms', 'Malay', 'ms'],
  ['sem/mt', 'Maltese', 'mt'],
  ['sit/my', 'Myanmar', 'my'],
  ['gmq/nb', 'Norwegian Bokmål', 'nb', 'no', 'nn'],
  ['inc/ne', 'Nepali', 'ne'],
  ['gmw/nl', 'Dutch', 'nl'],
  ['cus/om', 'Oromo', 'om'],
  ['inc/or', 'Oriya', 'or'],
  ['inc/pa', 'Punjabi', 'pa'],
  ['roa/pap', 'Papiamento', 'pap'],
  ['zlw/pl', 'Polish', 'pl'],
  ['roa/pt-BR', 'Portuguese (Brazil)', 'pt-BR'],
  ['roa/pt', 'Portuguese (Portugal)', 'pt-PT', 'pt'],
  ['qu', 'Quechua', 'qu'],
  ['roa/ro', 'Romanian', 'ro'],
  ['zle/ru', 'Russian', 'ru'],
  ['inc/sd', 'Sindhi', 'sd'],
  ['tai/shn', 'Shan (Tai Yai)', 'shn'],
  ['inc/si', 'Sinhala', 'si'],
  ['zlw/sk', 'Slovak', 'sk'],
  ['zls/sl', 'Slovenian', 'sl'],
  ['ine/sq', 'Albanian', 'sq'],
  ['zls/sr', 'Serbian', 'sr'],
  ['gmq/sv', 'Swedish', 'sv'],
  ['bnt/sw', 'Swahili', 'sw'],
  ['dra/ta', 'Tamil', 'ta'],
  ['dra/te', 'Telugu', 'te'],
  ['tai/th', 'Thai', 'th'],
  ['sem/ti', 'Tigrinya', 'ti'],
  ['trk/tk', 'Turkmen', 'tk'],
  ['bnt/tn', 'Setswana', 'tn'],
  ['trk/tr', 'Turkish', 'tr'],
  ['trk/tt', 'Tatar', 'tt'],
  ['trk/ug', 'Uyghur', 'ug'],
  ['zle/uk', 'Ukrainian', 'uk'],
  ['inc/ur', 'Urdu', 'ur'],
  ['trk/uz', 'Uzbek', 'uz'],
  ['aav/vi', 'Vietnamese (Northern)', 'vi'],
  ['aav/vi-VN-x-central', 'Vietnamese (Central)', 'vi-VN-x-central'],
  ['aav/vi-VN-x-south', 'Vietnamese (Southern)', 'vi-VN-x-south'],
  ['sit/yue', 'Chinese (Cantonese)', 'yue', 'zh-HK'],
  ['sit/cmn', 'Chinese (Mandarin)', 'zh', 'cmn'],
];

export const LANGUAGE_VOICES: readonly LanguageVoice[] = DEFINITIONS.map(
  ([identifier, name, ...languages]) => ({ id: languages[0]!.toLowerCase(), identifier, name, languages }),
);

/** Languages that espeak-ng lacks, and the one whose reading comes closest. */
const NEAREST_LANGUAGE: { [primary: string]: string } = {
  fil: 'es',
  fy: 'nl',
  gl: 'pt',
  in: 'id',
  iw: 'he',
  jv: 'id',
  oc: 'ca',
  sc: 'it',
  su: 'id',
  tl: 'es',
  wa: 'fr',
  yi: 'de',
};

const BY_TAG = new Map<string, LanguageVoice>();
for (const voice of LANGUAGE_VOICES) {
  for (const tag of [voice.id, ...voice.languages]) {
    const key = tag.toLowerCase();
    if (!BY_TAG.has(key)) BY_TAG.set(key, voice);
  }
}

/**
 * The language for a BCP 47 tag by lookup (RFC 4647, 3.4): the tag itself, then shorter and shorter ones; after
 * those the nearest language that there is. Undefined where nothing comes close.
 */
export function languageVoiceFor(tag: string): LanguageVoice | undefined {
  const subtags = tag.toLowerCase().split('-');
  for (let length = subtags.length; length > 0; length--) {
    const voice = BY_TAG.get(subtags.slice(0, length).join('-'));
    if (voice !== undefined) return voice;
  }
  const nearest = NEAREST_LANGUAGE[subtags[0]!];
  return nearest === undefined ? undefined : BY_TAG.get(nearest);
}
