/** What belongs to the working world of a profession, as things that can be seen. */
interface ProfessionImagery {
  /** How words for the profession begin, in lower case. */
  stems: string[];
  /** Separated by commas. */
  imagery: string;
}

const PROFESSIONS: ProfessionImagery[] = [
  {
    stems: [
      'lawyer',
      'attorney',
      'judge',
      'legal',
      'paralegal',
      'notary',
      'solicitor',
      'barrister',
      'abogad',
      'avocat',
      'anwalt',
      'anwält',
      'rechtsanwalt',
      'advogad',
      'محام',
      'वकील',
      '律师',
      '法官',
    ],
    imagery: 'courthouse columns, scales of justice, law books, a gavel',
  },
  {
    stems: [
      'doctor',
      'physician',
      'surgeon',
      'médic',
      'medic',
      'médecin',
      'arzt',
      'ärzt',
      'طبيب',
      'डॉक्टर',
      'चिकित्सक',
      '医生',
      '医師',
    ],
    imagery: 'hospital ward, stethoscope, heart monitor, medical charts',
  },
  {
    stems: [
      'nurse',
      'midwife',
      'paramedic',
      'carer',
      'caregiver',
      'enfermer',
      'infirmi',
      'krankenpfleg',
      'pfleg',
      'ممرض',
      'नर्स',
      '护士',
      '看護',
    ],
    imagery: 'hospital corridor, stethoscope, bandages, a caring hand',
  },
  {
    stems: [
      'teacher',
      'educator',
      'professor',
      'lecturer',
      'tutor',
      'trainer',
      'maestr',
      'profesor',
      'enseignant',
      'professeur',
      'lehrer',
      'معلم',
      'مدرس',
      'शिक्षक',
      'अध्यापक',
      '老师',
      '教师',
      '教師',
    ],
    imagery: 'classroom, blackboard, books, an apple on a desk',
  },
  {
    stems: ['student', 'pupil', 'estudiante', 'étudiant', 'طالب', 'छात्र', 'विद्यार्थी', '学生'],
    imagery: 'library, open books, backpack, notebook and pencil',
  },
  {
    stems: ['engineer', 'ingenier', 'ingénieur', 'ingenieur', 'مهندس', 'इंजीनियर', '工程师'],
    imagery: 'blueprint, gears, bridge, technical drawing tools',
  },
  {
    stems: [
      'software',
      'developer',
      'programmer',
      'coder',
      'data scien',
      'devops',
      'desarrollador',
      'développeur',
      'entwickler',
      'مبرمج',
      'प्रोग्रामर',
      '程序员',
    ],
    imagery: 'laptop, terminal windows, servers, network of nodes',
  },
  {
    stems: [
      'accountant',
      'auditor',
      'bookkeeper',
      'contador',
      'comptable',
      'buchhalter',
      'محاسب',
      'लेखाकार',
      '会计',
    ],
    imagery: 'ledger, calculator, coins, bar charts',
  },
  {
    stems: ['bank', 'financ', 'investor', 'trader', 'economist'],
    imagery: 'bank building, rising chart, coins, stock exchange',
  },
  {
    stems: ['manager', 'executive', 'director', 'consultant', 'entrepreneur', 'founder', 'business'],
    imagery: 'meeting table, office towers, briefcase, bar charts',
  },
  {
    stems: ['market', 'advertis', 'brand', 'copywriter'],
    imagery: 'megaphone, target, billboard, smartphone',
  },
  {
    stems: ['sales', 'retail', 'shop', 'merchant', 'cashier'],
    imagery: 'storefront, shopping bags, handshake, price tags',
  },
  {
    stems: ['chef', 'cook', 'baker', 'cocinero', 'cuisinier', 'koch', 'köchin', 'طباخ', 'रसोइ', '厨师'],
    imagery: 'professional kitchen, knives, pans, fresh vegetables',
  },
  {
    stems: [
      'farmer',
      'gardener',
      'agronom',
      'agricultor',
      'agriculteur',
      'landwirt',
      'مزارع',
      'किसान',
      '农民',
    ],
    imagery: 'fields, tractor, seedlings, sunrise over a farm',
  },
  {
    stems: ['scientist', 'researcher', 'biolog', 'chemist', 'physicist', 'laborator'],
    imagery: 'laboratory, microscope, flasks, molecules',
  },
  { stems: ['pharmac'], imagery: 'pharmacy shelves, mortar, medicine bottles' },
  { stems: ['dentist', 'dental'], imagery: 'dental chair, tooth model, bright surgery' },
  { stems: ['veterinar'], imagery: 'animal clinic, dog, cat, stethoscope' },
  { stems: ['architect', 'urban planner'], imagery: 'blueprints, building model, city skyline, ruler' },
  {
    stems: [
      'builder',
      'construction',
      'carpenter',
      'plumber',
      'electrician',
      'mechanic',
      'welder',
      'technician',
    ],
    imagery: 'workshop, tool box, hard hat, scaffolding',
  },
  {
    stems: ['design', 'artist', 'illustrator', 'photograph'],
    imagery: 'studio, colour swatches, sketchbook, camera',
  },
  {
    stems: ['journalis', 'writer', 'editor', 'author'],
    imagery: 'newsroom, typewriter, notebook, newspaper',
  },
  {
    stems: ['driver', 'logistic', 'warehouse', 'truck', 'courier'],
    imagery: 'lorry, warehouse shelves, parcels, road map',
  },
  { stems: ['pilot', 'aviation', 'flight attendant'], imagery: 'aeroplane, cockpit, runway, clouds' },
  {
    stems: ['police', 'firefight', 'soldier', 'security'],
    imagery: 'uniform badge, emergency vehicle, radio, city street',
  },
  { stems: ['music', 'singer', 'composer'], imagery: 'piano, microphone, concert hall, headphones' },
  {
    stems: ['psycholog', 'therap', 'counsel', 'social work'],
    imagery: 'quiet consulting room, two armchairs, plants, a conversation',
  },
  {
    stems: ['hr', 'human resource', 'recruiter', 'personnel'],
    imagery: 'interview table, team portrait, calendar, handshake',
  },
  { stems: ['parent', 'mother', 'father', 'famil'], imagery: 'living room, family table, toys, garden' },
];

/** Things to be seen in the working world of a profession; none for one that is not known here. */
export function imageryOf(profession: string): string[] {
  const text = profession.toLowerCase();
  const known = PROFESSIONS.find(({ stems }) => stems.some((stem) => beginsAWord(text, stem)));
  return known?.imagery.split(', ') ?? [];
}

function beginsAWord(text: string, stem: string): boolean {
  if (/\p{Script=Han}/u.test(stem)) return text.includes(stem);
  return new RegExp(`(?<!\\p{L})${stem}`, 'u').test(text);
}
