/** A stretch of code of one kind. */
export interface CodeToken {
  kind: 'plain' | 'keyword' | 'string' | 'comment' | 'number';
  text: string;
}

/** The words of common languages that make its structure. */
const KEYWORDS = new Set(
  `abstract and as async await base begin bool boolean break by case catch char class const continue create def default
  del delete desc do double drop elif else elseif end enum esac except export extends extern false fi final finally float
  fn for foreach from func function go goto group having if impl implements import in inner insert instanceof int
  interface into is join lambda left let limit long loop match mod module mut namespace new nil none not null of on or
  order outer override package pass private protected pub public raise readonly return right select self set short
  static struct super switch table then this throw throws trait true try type typedef union unless until update use
  using val values var void when where while with yield`.split(/\s+/u),
);

const SHELLS = new Set(['sh', 'bash', 'shell', 'zsh', 'console']);
const SHELL_KEYWORDS = new Set(
  'if then else elif fi for while until do done case esac in function return export local readonly'.split(
    ' ',
  ),
);

/** Languages whose structure words are written in any case. */
const ANY_CASE = new Set(['sql', 'pgsql', 'plsql', 'mysql', 'sqlite', 'vb', 'pascal', 'fortran']);
/** Text that is data or prose: nothing in it is a structure word. */
const WITHOUT_KEYWORDS = new Set([
  'text',
  'txt',
  'plain',
  'json',
  'yaml',
  'yml',
  'csv',
  'ini',
  'toml',
  'html',
  'xml',
  'css',
  'md',
  'markdown',
  'log',
  'http',
]);
const HASH_COMMENTS = new Set([
  'python',
  'py',
  'ruby',
  'rb',
  'sh',
  'bash',
  'shell',
  'zsh',
  'console',
  'yaml',
  'yml',
  'toml',
  'ini',
  'r',
  'perl',
  'make',
  'makefile',
  'dockerfile',
  'docker',
  'powershell',
  'ps1',
  'elixir',
  'nginx',
  'conf',
]);
const DASH_COMMENTS = new Set(['sql', 'pgsql', 'plsql', 'mysql', 'sqlite', 'lua', 'haskell', 'hs', 'elm']);
const SLASH_LESS = new Set([
  ...HASH_COMMENTS,
  ...DASH_COMMENTS,
  'html',
  'xml',
  'json',
  'text',
  'txt',
  'plain',
  'csv',
  'md',
  'markdown',
  'http',
  'log',
]);

/** The lines of code, each as tokens that together are the line. */
export function codeTokens(text: string, language = ''): CodeToken[][] {
  const name = language.toLowerCase();
  const lines: CodeToken[][] = [[]];
  const add = (kind: CodeToken['kind'], piece: string) => {
    for (const [index, part] of piece.split('\n').entries()) {
      if (index > 0) lines.push([]);
      const line = lines.at(-1)!;
      const last = line.at(-1);
      if (part === '') continue;
      if (last?.kind === kind) last.text += part;
      else line.push({ kind, text: part });
    }
  };
  let from = 0;
  for (const match of text.matchAll(patternFor(name))) {
    add('plain', text.slice(from, match.index));
    add(kindOf(match, name), match[0]);
    from = match.index + match[0].length;
  }
  add('plain', text.slice(from));
  return lines;
}

function patternFor(language: string): RegExp {
  const comments = [
    ...(HASH_COMMENTS.has(language) ? ['(?<=^|\\s)#[^\\n]*'] : []),
    ...(DASH_COMMENTS.has(language) ? ['--[^\\n]*'] : []),
    ...(SLASH_LESS.has(language) ? [] : ['//[^\\n]*', '/\\*[\\s\\S]*?(?:\\*/|$(?![\\s\\S]))']),
    '<!--[\\s\\S]*?(?:-->|$(?![\\s\\S]))',
  ].join('|');
  const strings = '"(?:\\\\.|[^"\\\\\\n])*"|\'(?:\\\\.|[^\'\\\\\\n])*\'|`(?:\\\\.|[^`\\\\])*`';
  return new RegExp(
    `(?<comment>${comments})|(?<string>${strings})|(?<number>(?<![\\p{L}\\p{N}_])\\d[\\d_]*(?:\\.\\d+)?(?:[eE][+-]?\\d+)?(?![\\p{L}]))|(?<word>[\\p{L}_$][\\p{L}\\p{N}_$]*)`,
    'gmu',
  );
}

function kindOf({ groups = {} }: RegExpExecArray, language: string): CodeToken['kind'] {
  if (groups.comment !== undefined) return 'comment';
  if (groups.string !== undefined) return 'string';
  if (groups.number !== undefined) return 'number';
  const { word = '' } = groups;
  if (WITHOUT_KEYWORDS.has(language)) return 'plain';
  if (SHELLS.has(language)) return SHELL_KEYWORDS.has(word) ? 'keyword' : 'plain';
  return KEYWORDS.has(ANY_CASE.has(language) ? word.toLowerCase() : word) ? 'keyword' : 'plain';
}
