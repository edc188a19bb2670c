import type { Swatch } from '../scene.ts';

/** Colours that belong together: the sky from top to horizon, the light in it, land from far to front, accents. */
export type Palette = Record<Swatch, string>;

const ORDER: readonly Swatch[] = [
  'skyTop',
  'skyMiddle',
  'skyLow',
  'light',
  'far',
  'middle',
  'near',
  'front',
  'accent',
  'accentTwo',
  'accentThree',
  'ink',
  'paper',
];

/** Reads thirteen colours in the order above, each as six hexadecimal digits. */
function palette(digits: string): Palette {
  const colours = digits.split(' ');
  return Object.fromEntries(ORDER.map((swatch, index) => [swatch, `#${colours[index]}`])) as Palette;
}

/** The curated palettes by name. Styles name the ones that suit them. */
export const PALETTES = {
  harbour: palette(
    '12306b 3878b8 b5dcea fff1cf 86b6d6 4c8abb 245f95 0e2d57 ffb347 ff6b5e 4fd1c5 0b1f3d f4f8fb',
  ),
  indigoDawn: palette(
    '2a2070 7a55b4 ffb592 ffe9bf a982c2 7856a8 493584 20174f ff7f6b ffd166 5ed3d0 17103a fbf4fb',
  ),
  lagoon: palette(
    '08414f 1b8791 f5dcae fff3cb 7dbab1 3d9692 16696b 06353f ff9f43 f25f5c ffe08a 052830 f7f6ee',
  ),
  slateCoral: palette(
    '1d3256 4a79ad ffc7aa ffead8 90b2d0 5a86b2 335b88 142d4b ff7a66 ffc857 7bdcb5 0f1e33 f9f5f2',
  ),
  forestGold: palette(
    '0f4638 4b9470 f6e7ae fff6cf 93be98 559870 256c4d 0b3327 ffb703 fb6f4c 8fd3ff 082219 f8f7ea',
  ),
  plumRose: palette(
    '33205c 8f4aa5 ffb9a8 ffe3cf b480b8 84509a 542f75 281643 ffd166 ff6f91 6fe0d6 1b0f30 fcf3f6',
  ),
  highNoon: palette(
    '2577d8 6bb5f5 e2f3fd fffbe3 a6d3c8 63b59d 2b8975 12504a ff6f59 ffc145 7b5cff 0d2f3b f6fbfd',
  ),
  terracotta: palette(
    '8a3422 dd7a45 ffdfae fff2d0 e0a172 bd6d46 88422d 461d1b 2ec4b6 ffe66d f7f3e8 34130f fdf6ec',
  ),
  emberNight: palette(
    '151a3a 5b3a78 f2765f ffd9a0 86527f 59386b 332551 14122c ffb26b ff5d73 6be3d8 0d0b1f f8eff0',
  ),
  glacier: palette(
    '1c4a7a 6aa6cf f0f6f8 fff6e0 b9d3e2 82aecb 42789f 173f63 ff8f6b ffd37a 58c7b8 0f2a42 f6fafc',
  ),
  teak: palette('0b1d26 24586a e9a15f ffdca3 5d8389 345f69 1c3f49 091a20 ff9248 ffd08a 5fc6c4 061216 f6efe4'),
  amberNight: palette(
    '0e1420 2c3a52 c98a4b ffd28a 5a6372 3b4658 232c3c 0b0f18 ffa741 e8604c 8fb8d9 07090f f3ece1',
  ),
  mossCinema: palette(
    '11201a 3b5a47 d8c690 fbeab8 7a8f76 4f6b55 2d4638 0f1c16 e8a33d d9573f 9fd0c7 0a130f f4f1e4',
  ),
  noirCrimson: palette(
    '0b0b0e 2b2c31 8b8d93 f3f0ea 6a6c72 46484e 26272b 0a0a0c e0263c c9c7c3 86888d 050506 efeeec',
  ),
  noirAmber: palette(
    '0c0b0a 2d2926 938a80 fff0d6 716a62 4b4540 292522 0b0a09 f5a524 cdc4b8 8c857d 060504 f2eee8',
  ),
  noirSteel: palette(
    '080c11 232d38 8494a3 eef6ff 62707d 404c58 222b34 080b0f 3fb6ff c3ccd4 7f8b96 040608 edf1f4',
  ),
  sherbet: palette(
    'bfd7ff e6d9fb ffe6dc fffaf0 d9cdf0 bdb8e6 9aa5d8 7484bd ff9eb0 ffcf86 7fd6c4 4a4f7c fffdfb',
  ),
  mintCream: palette(
    'bfe9e0 dcf4e6 fff7e0 fffdf2 c2e6d3 9cd4bf 74bda9 4c9789 ffab91 ffd97d b7a6ec 2f5f5b fffefa',
  ),
  peachMilk: palette(
    'ffd3c4 ffe3d2 fff4e4 fffcf3 f6cdbd eab09f d3918a a86c72 7cc6c0 ffc46b b79be0 6b3f4a fffdfa',
  ),
  lilacMist: palette(
    'd5c9f7 e8dcfa fdeef3 fffbf6 d6c4ee b9a3de 977fc5 6d599c ff9cc2 ffd48a 7ecbe0 43356b fffdfe',
  ),
  riverWash: palette(
    '7fb4dc b4dbe8 fdecd0 fff3d0 9cc7cf 5fa3ad 2f7d8c 1d5464 e8694a f0b23f 7560b0 1c3d48 fdfaf3',
  ),
  meadowWash: palette(
    '8ec5e6 cbe8dc fff1bf fff4cc b6d893 82bd6a 46954e 24683f e65f67 f6b53a 7f6cc0 21442c fefbf1',
  ),
  autumnWash: palette(
    '9fc0d6 f2dcb0 ffe9b8 fff0c4 efbf78 e08a4c 8f5a34 74362a d33d2a f0a51f 3f8189 43241f fefaf0',
  ),
  violetWash: palette(
    'a9a3e0 dcc4ec ffdccf ffeed6 c3a6e0 9678cc 6447a6 3d2f78 ec6f8b f3b650 46a6a6 2b2352 fefaf7',
  ),
  herbarium: palette(
    'f3ecd8 f1e8cf ebdfbf fffaea c3c79c 93a374 5f7a52 34513b b8543f d49a3a 5b7f8c 2b3a2c f7f1e0',
  ),
  fernhouse: palette(
    'e4eadb e9ead2 f1e9cd fffcec b4c7a6 7ea383 467a61 1f5145 d9705c e3b34e 8a6b9c 1b3a33 f6f4e6',
  ),
  midnightGarden: palette(
    '12332d 1e5246 5c9c79 fdebb5 3d6b5a 2d5748 1d4237 0d211c ef8a72 f2c45f a9c8b2 081512 f4efdd',
  ),
  cyanotype: palette(
    '0d3f80 0f4890 1453a0 e9f4ff 2f6cb4 235fa8 174f95 0a3670 ffffff ffd86b 8fd0ff eaf4ff f3f9ff',
  ),
  draftingNavy: palette(
    '0d2238 112b46 173657 d9ecff 2b4d70 213f5f 17324e 0b1d31 ff9d5c 7fd6ff e8f3ff dceaf7 eef5fb',
  ),
  greenprint: palette(
    '0a4d4a 0d5856 126563 e3fff6 2b8580 1f7571 156360 083f3d ffffff ffe17a 9cf0da e6fbf5 effcf8',
  ),
  risoPinkBlue: palette(
    'f7f1e3 f7ece0 f6e4da ffe36b a8bfe8 6f93dd 3d64c8 27428f ff5c8a ffd23f 3d64c8 26346e f8f2e4',
  ),
  risoOrangeTeal: palette(
    'f6f0e2 f7ecd9 f7e6cb ffd95e 9dcfc7 57b0a8 0f8a86 0b5a5f ff6c2f ffc533 0f8a86 0c4348 f8f2e3',
  ),
  risoGreenCoral: palette(
    'f5f1e3 f4eddb f6e6d4 ffe27a a9d2a8 67b47c 2b8f5f 1d5f48 ff6f61 ffd15c 2b8f5f 174236 f7f2e4',
  ),
  risoViolet: palette(
    'f6f0e6 f5eae3 f8e2d9 ffe073 c0b0e4 917bd1 6247b5 412e82 ff7a45 ffd04a 6247b5 31235f f8f2e7',
  ),
  synthwave: palette(
    '0d0528 3b0f63 ff3e8a ffd166 5b1a86 3f1170 250a4e 0b0324 ff4fd8 2de2ff ffe45e 080218 f5e9ff',
  ),
  cyberTeal: palette(
    '04101f 07324a 0fb5ae d7fff4 0e5566 0a3d52 06283b 030d18 19f5d2 ff4f9a ffd34d 020810 e6fffb',
  ),
  electricLime: palette(
    '0b0f14 1a2633 2f6d4f f1ffcf 2a4a4a 1d3540 12222c 070b10 b6ff3c 38d0ff ff5ca8 05080b f4ffe6',
  ),
  nationalPark: palette(
    '1f5a68 6fa69a f6d79b fff0c4 d99a6a a8624a 5d4a45 22333a e4572e f3b23c f5ead2 1b282d f7ebd0',
  ),
  riviera: palette(
    '2a7f9e 7fc3c4 fbe7b5 fff5d0 e6b980 cf7f55 3a7f86 17404d e2503f f4b73f fdf3da 14343f faf0d7',
  ),
  oldRust: palette(
    '56423a a96f4a f2cf94 fdecc0 cf9a62 a0633f 67402f 2f221e c8402c e9a93b 5f8f86 261a16 f6e8cb',
  ),
  alpine: palette(
    '3c6aa0 90b9c9 f7e3bb fff4d3 b8c4b4 6f9389 33615f 183539 dd5237 f2b544 f6ecd6 14282c f7eed9',
  ),
  bauhaus: palette(
    'f2b91d f5c63f f8d467 fff6dc e8563a 2467b5 17497f 13233f e8412c 1d5fb4 f7efe0 141b2b fbf4e4',
  ),
  tropic: palette(
    '0fb5a6 2cc9b3 6fe0c4 fff4c2 ffb13d ff7a45 e5486b 3b1f5b ffd447 ff4f79 fff6e5 2a1544 fff8ea',
  ),
  citrus: palette(
    'ff7f3f ff9a4d ffc069 fff6cf ffd35c 2fb38f 127a70 0e3f4a fff0c9 e23a5f 1c8f86 0c2b35 fff7e6',
  ),
  cobaltPop: palette(
    '2b45e0 3f5df0 6f88ff fff1c9 ff8fb1 ff5c7a 1f2fa6 131a63 ffd23f ff6b8b b8f2e6 0e1248 f7f6ff',
  ),
  magentaSun: palette(
    'c2185b e0376f ff8a7a fff0c4 ffb259 f0653a 7c1f6a 35104a ffd84a 2ad1c9 fff1e0 2a0b3b fff6ef',
  ),
  nebula: palette(
    '0b0a2a 2d1b69 8a3ea8 fff0d9 5a3a9a 3c2a7c 231a56 0c0a28 ffb86b ff6fae 66e0ff 070619 f3efff',
  ),
  aurora: palette(
    '061326 0b3a4f 2fae8f eafff1 1f6f74 154f60 0d3248 061524 7dffb2 b78bff ffd27d 040d1a ecfff9',
  ),
  supernova: palette(
    '120818 52173f d9583b ffe9b8 84325a 5c234d 36163a 14081a ffc24b ff6f61 6fd0e8 0c0410 fff1e8',
  ),
  blackboard: palette(
    '23282b 272d30 2c3336 f7f3e8 3b4347 353d41 2f363a 1c2022 ffd66b ff9e9e 8fd8f2 f2efe6 f2efe6',
  ),
  greenboard: palette(
    '1f3d33 23453a 284e42 fbf7e6 34604f 2f5849 294f42 173026 ffe08a ffb0a0 a5e0f5 f3f2e4 f3f2e4',
  ),
  slateboard: palette(
    '26304a 2a3653 303d5d f9f4e4 3f4d70 394767 32405e 1c2439 ffd98a ff9fb5 9fe3d2 f1f1ea f1f1ea',
  ),
  inkCoral: palette(
    'fbf8f2 fbf8f2 f8f2e8 ffd9c7 f3e6da f0dccd e8cdbb 2b2a33 ff7a5c ffb59f f7d9c4 23222b fcfaf5',
  ),
  inkTeal: palette(
    'f7faf8 f7faf8 eef5f1 c5ebe1 dcefe9 cce6de b5d8ce 1f3438 12a594 7ed3c4 cdece4 17292d f9fcfa',
  ),
  inkMustard: palette(
    'fbf9f1 fbf9f1 f6f0de ffe6a0 f3ead0 eee0bb e3cf9c 2a2b35 f0ab1f f7cf76 efe3c3 20222c fcfaf3',
  ),
  inkBlue: palette(
    'f8f9fc f8f9fc eef1f9 cdd9fb e1e8f8 d3ddf5 bccaf0 202b4a 4666e5 9db0f5 d7e0fb 1a2340 fafbfe',
  ),
  cathedral: palette(
    '16265e 2850a8 6fa6dd ffd35a 3f9a8f 1f7a6b 155446 0c2f3c e2433f f29a2e 8a3fa8 0a0d18 f4ead0',
  ),
  rosary: palette(
    '4a1760 8f2f78 e0708a ffd873 4a79b8 2f5aa0 233c7c 141f4c d83a4c f0a02c 2fb08f 0d0716 f6ead6',
  ),
  peacock: palette(
    '0b4a55 13848a 7ccabf ffe07a 5a9a45 2f7d44 1d5a48 0b3336 e5792b f2b33a c93a6a 06181a f3efd9',
  ),
  popPrimary: palette(
    '29a8e8 5fc3f2 a5e0fa fff06a ffe14a ff8a3c 7b3fbf 262262 ff3b5c ffd91f ffffff 15122b fffaf0',
  ),
  popCandy: palette(
    'ff6fa5 ff94bd ffc4d9 fff3a0 8fe3e0 3cc3cf 5b53c9 2a1f63 ffe14d 3cc3cf ffffff 1d1440 fff8fb',
  ),
  sumi: palette('eeeae1 f3efe7 f7f3ea f7e3cf c3c1bb 93928e 5a5a59 2a2a2c c8372d 8a8c85 d9a441 1f1f21 f6f2e9'),
  sumiIndigo: palette(
    'e9eaea eff0ee f5f3ec f5e6d0 bcc4cc 8795a5 4d5f75 22304a c9452f 6f8aa8 d8a648 1a2438 f4f3ee',
  ),
  blackGold: palette(
    '0c0b0d 1c1a1d 3d342a ffe9bd 4c4338 332d28 1f1c1b 0a090a d9b26a f3dcab 8d6f3f 070607 f7f0e2',
  ),
  emeraldGold: palette(
    '062019 0b3a2d 2b6a4f ffeec2 2f6350 1f4c3d 12362b 051a14 d8b468 f4dfae 8f7440 04120e f6f1e2',
  ),
  wineGold: palette(
    '22060f 4a0f22 8f3a3f ffe6c2 7a3340 5a1f2f 3c1220 1a050b dcb277 f5dfb8 9a6540 140308 f8efe4',
  ),
  porcelain: palette(
    'e7ebef f0f2f4 faf8f5 ffffff dfe4e8 cdd5db b0bcc6 7b8995 3d6df2 f2a65a 9fb3c8 28323c ffffff',
  ),
  sandstone: palette(
    'ece3d6 f3ece1 faf5ec fffdf8 e4d8c7 d6c5ae bfa98d 8c765d c8643c 5f8a80 d9b382 3a2f25 fffdf9',
  ),
  sagePaper: palette(
    'e1e8e0 ebf0e8 f7f6ee fffef8 d3ddd0 bccab8 98ac96 64796a d9795d 4f8f86 d9c27d 27352d fefefa',
  ),
} as const satisfies Record<string, Palette>;

export type PaletteName = keyof typeof PALETTES;
