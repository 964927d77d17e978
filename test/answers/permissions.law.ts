import type { ModelRows } from '../support/model.js';

/**
 * Public rules, simplified to what a plan needs, as rows of the tables. They stand in for the texts that the cases cite;
 * they are no legal advice, and a qualified person determines what holds.
 */
export const LAW: ModelRows = {
  jurisdiction: [
    { id: 'JP', countries: ['JP'], controls: ['export', 'transit', 're-export'] },
    { id: 'EU', countries: ['DE', 'FR', 'ES', 'IT'] },
    { id: 'GERMANY', countries: ['DE'], controls: ['export', 'transit', 'import'] },
    { id: 'US', countries: ['US'], controls: ['export', 're-export'] },
    { id: 'UA', countries: ['UA'], controls: ['export', 're-export'] },
    { id: 'GB', countries: ['GB'] },
  ],
  classification: [
    { id: 'jp-arms', jurisdiction: 'JP', code: 'ETCO Table 1, 1', use: 'military' },
    { id: 'jp-list', jurisdiction: 'JP', code: 'ETCO Table 1, 13', use: 'dual-use' },
    {
      id: 'jp-know',
      jurisdiction: 'JP',
      code: 'FEO Table, 13',
      use: 'dual-use',
      controlled_as: 'technology',
    },
    { id: 'eu-9a012', jurisdiction: 'EU', code: '9A012', use: 'dual-use' },
    { id: 'eu-8a001', jurisdiction: 'EU', code: '8A001', use: 'dual-use' },
    { id: 'eu-9d001', jurisdiction: 'EU', code: '9D001', use: 'dual-use', controlled_as: 'software' },
    { id: 'eu-9e001', jurisdiction: 'EU', code: '9E001', use: 'dual-use', controlled_as: 'technology' },
    { id: 'eu-annex4', jurisdiction: 'EU', code: '6A001 (Annex IV)', use: 'dual-use' },
    { id: 'de-ml9', jurisdiction: 'GERMANY', code: 'ML9', use: 'military' },
    { id: 'us-7a', jurisdiction: 'US', code: '7A103', use: 'dual-use' },
    { id: 'us-usml', jurisdiction: 'US', code: 'USML XI', use: 'military' },
    { id: 'ua-ml10', jurisdiction: 'UA', code: 'ML10', use: 'military' },
    { id: 'ua-know', jurisdiction: 'UA', code: 'ML22', use: 'military', controlled_as: 'technology' },
    { id: 'gb-ml9', jurisdiction: 'GB', code: 'ML9', use: 'military' },
    { id: 'gb-ml10', jurisdiction: 'GB', code: 'ML10', use: 'military' },
  ],
  rule: [
    // Japan: list control, transfers to states in conflict, consent to transfer to third parties, catch-all
    {
      id: 'jp-list',
      jurisdiction: 'JP',
      controls: ['export'],
      use: 'dual-use',
      outcome: 'needs-authorisation',
    },
    {
      id: 'jp-arms',
      jurisdiction: 'JP',
      controls: ['export'],
      use: 'military',
      outcome: 'needs-authorisation',
    },
    {
      id: 'jp-conflict',
      jurisdiction: 'JP',
      controls: ['export'],
      use: 'military',
      destinations: ['UA'],
      outcome: 'prohibited',
    },
    {
      id: 'jp-third',
      jurisdiction: 'JP',
      controls: ['re-export'],
      use: 'military',
      outcome: 'needs-authorisation',
    },
    { id: 'jp-third-free', jurisdiction: 'JP', controls: ['re-export'], use: 'dual-use', outcome: 'free' },
    { id: 'jp-transit', jurisdiction: 'JP', controls: ['transit'], outcome: 'free' },
    {
      id: 'jp-group-a',
      jurisdiction: 'JP',
      regime: 'catch-all',
      destinations: ['EU', 'GB', 'US', 'AU'],
      outcome: 'free',
    },
    {
      id: 'jp-catch-military',
      jurisdiction: 'JP',
      regime: 'catch-all',
      destinations: ['UA', 'IN', 'CN'],
      end_uses: ['military'],
      outcome: 'needs-authorisation',
    },
    { id: 'jp-catch-rest', jurisdiction: 'JP', regime: 'catch-all', end_uses: ['civil'], outcome: 'free' },
    // European Union: Annex I for exports, Annex IV also inside, catch-all, transit
    {
      id: 'eu-list',
      jurisdiction: 'EU',
      controls: ['export'],
      use: 'dual-use',
      outcome: 'needs-authorisation',
    },
    {
      id: 'eu-inside',
      jurisdiction: 'EU',
      destinations: ['EU'],
      exception_to: ['eu-list'],
      outcome: 'free',
    },
    {
      id: 'eu-annex4',
      jurisdiction: 'EU',
      classifications: ['eu-annex4'],
      destinations: ['EU'],
      exception_to: ['eu-inside'],
      outcome: 'needs-authorisation',
    },
    {
      id: 'eu-catch',
      jurisdiction: 'EU',
      regime: 'catch-all',
      destinations: ['CN'],
      end_uses: ['military'],
      outcome: 'needs-authorisation',
    },
    { id: 'eu-catch-rest', jurisdiction: 'EU', regime: 'catch-all', outcome: 'free' },
    { id: 'eu-transit', jurisdiction: 'EU', controls: ['transit'], outcome: 'free' },
    // Germany: its own list of military goods, for exports to anywhere
    {
      id: 'de-arms',
      jurisdiction: 'GERMANY',
      controls: ['export'],
      use: 'military',
      outcome: 'needs-authorisation',
    },
    {
      id: 'de-war-weapons',
      jurisdiction: 'GERMANY',
      controls: ['transit', 'import'],
      use: 'military',
      outcome: 'needs-authorisation',
    },
    { id: 'de-rest', jurisdiction: 'GERMANY', outcome: 'free' },
    // United States: exports; content abroad over 25 %, or 10 % for some; munitions whatever the share
    { id: 'us-list', jurisdiction: 'US', controls: ['export'], outcome: 'needs-authorisation' },
    {
      id: 'us-25',
      jurisdiction: 'US',
      controls: ['re-export'],
      use: 'dual-use',
      de_minimis: 0.25,
      outcome: 'needs-authorisation',
    },
    {
      id: 'us-10',
      jurisdiction: 'US',
      controls: ['re-export'],
      use: 'dual-use',
      destinations: ['SY', 'KP'],
      de_minimis: 0.1,
      outcome: 'needs-authorisation',
    },
    {
      id: 'us-itar',
      jurisdiction: 'US',
      controls: ['re-export'],
      use: 'military',
      outcome: 'needs-authorisation',
    },
    // Ukraine: decision within 30 days, consent to re-export, no export to states without an agreement
    {
      id: 'ua-export',
      jurisdiction: 'UA',
      controls: ['export'],
      use: 'military',
      processing_most: 30,
      outcome: 'needs-authorisation',
    },
    { id: 'ua-others', jurisdiction: 'UA', controls: ['export'], use: 'military', outcome: 'prohibited' },
    {
      id: 'ua-partners',
      jurisdiction: 'UA',
      controls: ['export'],
      use: 'military',
      destinations: ['JP', 'EU', 'GB', 'US'],
      exception_to: ['ua-others'],
      outcome: 'needs-authorisation',
    },
    { id: 'ua-third', jurisdiction: 'UA', controls: ['re-export'], outcome: 'needs-authorisation' },
    // United Kingdom
    {
      id: 'gb-arms',
      jurisdiction: 'GB',
      controls: ['export'],
      use: 'military',
      outcome: 'needs-authorisation',
    },
  ],
};

/** What the cases cite. */
export const CITED = {
  feftaGoods:
    'Japan, Foreign Exchange and Foreign Trade Act, Art. 48; Export Trade Control Order, Appended Table 1',
  feftaTechnology:
    'Japan, Foreign Exchange and Foreign Trade Act, Art. 25; Foreign Exchange Order, Appended Table',
  jpCatchAll:
    'Japan, Export Trade Control Order, Appended Table 1, item 16, and Appended Table 3 (Group A); METI, Catch-all control',
  jpBulk: 'Japan, METI, Guidelines for bulk export licences: valid for up to three years',
  jpPrinciples:
    'Japan, Three Principles on Transfer of Defense Equipment and Technology, 1 April 2014 as revised, first principle',
  jpThird:
    'Japan, Three Principles on Transfer of Defense Equipment and Technology, third principle: prior consent',
  euExport: 'Regulation (EU) 2021/821, Art. 3 and Annex I',
  euTerms: 'Regulation (EU) 2021/821, Art. 12(3): individual and global authorisations, up to two years',
  euGlobal:
    'Regulation (EU) 2021/821, Art. 2(14): global authorisation, one exporter, several end users or countries',
  euGeneral: 'Regulation (EU) 2021/821, Annex II, Section A (EU001): AU, CA, IS, JP, NZ, NO, CH, LI, GB, US',
  euTemporary:
    'Regulation (EU) 2021/821, Annex II, Section D (EU004): temporary export for exhibition or fair',
  euGroup: 'Regulation (EU) 2021/821, Annex II, Section G (EU007): intra-group software and technology',
  euInside: 'Regulation (EU) 2021/821, Art. 11 and Annex IV: transfers inside the Union',
  euCatchAll: 'Regulation (EU) 2021/821, Art. 4: catch-all, military end use in embargoed destinations',
  euTransit: 'Regulation (EU) 2021/821, Art. 7: transit',
  euTechnology: 'Regulation (EU) 2021/821, Art. 2(2)(d): transmission of software or technology is export',
  euEndUse: 'Regulation (EU) 2021/821, Art. 12(4): end-use statement',
  german: 'Germany, Foreign Trade and Payments Ordinance (AWV), s. 8 and Export List Part I Section A',
  germanTransit: 'Germany, War Weapons Control Act (KrWaffKontrG), s. 3 and 4: transit and import',
  deMinimis: 'United States, 15 CFR 734.4(c), (d) and Supplement No. 2 to Part 734: de minimis 10 % and 25 %',
  itar: 'United States, 22 CFR 123.9: re-export of defence articles needs prior written approval; no de minimis',
  earExport: 'United States, 15 CFR Parts 736 and 738: licence requirements',
  uaExport:
    'Ukraine, Law No. 549-IV on State Control of International Transfers; mechanism of 2026 as reported (30 days)',
  uaConsent:
    'Ukraine, Law No. 549-IV, and mechanism of 2026 as reported: re-export only with written consent',
  ogel: 'United Kingdom, Export Control Order 2008 (SI 2008/3231), Art. 26: open general licences with schedules',
  siel: 'United Kingdom, Export Control Order 2008 (SI 2008/3231), Art. 26: standard individual licence, quantity and value',
  euCommonPosition:
    'Council Common Position 2008/944/CFSP, Art. 5: end-user certificate before an authorisation',
  burden: 'Not determined counts as not covered (DESIGN 5, row 5): the exporter has to know',
} as const;
