/** ISO 4217 codes of currencies in use (funds and metals left out). */
const CURRENCY_CODES = `AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD
CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL
HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD
MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR
SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED VES
VND VUV WST XAF XCD XCG XDR XOF XPF YER ZAR ZMW ZWG`;

/** ISO 3166-1 alpha-2 codes. */
const COUNTRY_CODES = `AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT
BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM
FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO
JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT
MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA
SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US
UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW`;

export const CURRENCIES: ReadonlySet<string> = new Set(CURRENCY_CODES.split(/\s+/));
export const COUNTRIES: ReadonlySet<string> = new Set(COUNTRY_CODES.split(/\s+/));

/** Spellings that are in use but are not in ISO 3166. */
const USUAL: Readonly<Record<string, string>> = { UK: 'GB', EL: 'GR', USA: 'US', ENGLAND: 'GB', KOREA: 'KR' };

let names: ReadonlyMap<string, string> | undefined;

/** Codes by the names of countries in English, Japanese and Ukrainian; made when the first wrong code asks for it. */
function countryNames(): ReadonlyMap<string, string> {
  if (names) return names;
  const made = new Map<string, string>();
  for (const language of ['en', 'ja', 'uk']) {
    const display = new Intl.DisplayNames([language], { type: 'region' });
    for (const code of COUNTRIES) made.set((display.of(code) ?? code).toUpperCase(), code);
  }
  names = made;
  return made;
}

/** Code that was most likely meant by a name or a spelling in use, e.g. GB for UK and JP for Japan. */
export function countryMeant(text: string): string | undefined {
  const upper = text.trim().toUpperCase();
  return Object.hasOwn(USUAL, upper) ? USUAL[upper] : countryNames().get(upper);
}
