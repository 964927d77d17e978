/** Made once by reading each input, then read and corrected by hand: what a user is told is part of the contract. */
import { CATALOG } from '../../src/schema/catalog.js';
import type { BrokenCase } from './base.js';

/** The remedy lists what the catalog holds today. */
const PROCESS_ATTRIBUTES = `Use one of: ${CATALOG.find(({ name }) => name === 'process')!
  .attributes.map(({ name }) => name)
  .join(', ')}.`;

export const CASES: readonly BrokenCase[] = [
  {
    name: 'a table misspelt',
    files: {
      'procss.csv': 'id,site,item,lead_time\n',
    },
    expected: [
      {
        file: 'procss.csv',
        row: null,
        line: null,
        attribute: null,
        value: 'procss.csv',
        cause: 'procss.csv is named after no component.',
        remedy: 'Did you mean process.csv? If not, move the file out of the folder.',
      },
    ],
  },
  {
    name: 'a table that is none',
    files: {
      'weather.csv': 'id\nsun\n',
    },
    expected: [
      {
        file: 'weather.csv',
        row: null,
        line: null,
        attribute: null,
        value: 'weather.csv',
        cause: 'weather.csv is named after no component.',
        remedy: 'Name it <component>.csv or <component>.<anything>.csv, or move it out of the folder.',
      },
    ],
  },
  {
    name: 'a workbook inside a folder',
    files: {
      'offers.xlsx': 'PK',
    },
    expected: [
      {
        file: 'offers.xlsx',
        row: null,
        line: null,
        attribute: null,
        value: 'offers.xlsx',
        cause: 'A folder is read from .csv and .yaml files; .xlsx is not read there.',
        remedy: 'Read the file alone, or save its tables as CSV UTF-8 and remove it from the folder.',
      },
    ],
  },
  {
    name: 'a column misspelt',
    files: {
      'process.csv': 'id,site,item,lead_tme\nbuild,tokyo,boat,5\n',
    },
    expected: [
      {
        file: 'process.csv',
        row: null,
        line: 1,
        attribute: 'lead_tme',
        value: null,
        cause: 'process has no attribute lead_tme.',
        remedy: 'Did you mean lead_time?',
      },
    ],
  },
  {
    name: 'a column that is none',
    files: {
      'process.csv': 'id,site,item,colour\nbuild,tokyo,boat,red\n',
    },
    expected: [
      {
        file: 'process.csv',
        row: null,
        line: 1,
        attribute: 'colour',
        value: null,
        cause: 'process has no attribute colour.',
        remedy: PROCESS_ATTRIBUTES,
      },
    ],
  },
  {
    name: 'a column twice, once by its Japanese label',
    files: {
      'process.csv': 'id,site,item,lead_time,リードタイム\nbuild,tokyo,boat,5,6\n',
    },
    expected: [
      {
        file: 'process.csv',
        row: null,
        line: 1,
        attribute: 'lead_time',
        value: null,
        cause: 'Two columns are the attribute lead_time: lead_time and リードタイム.',
        remedy: 'Keep one of the two.',
      },
    ],
  },
  {
    name: 'values under no name',
    files: {
      'process.csv': 'id,site,item,\nbuild,tokyo,boat,5\n',
    },
    expected: [
      {
        file: 'process.csv',
        row: null,
        line: 1,
        attribute: null,
        value: null,
        cause: 'Column 4 has values but no name.',
        remedy: 'Write the name of the attribute into the header, or clear the column.',
      },
    ],
  },
  {
    name: 'an unquoted decimal comma shifts cells',
    files: {
      'process.csv': 'id,site,item,lead_time\nbuild,tokyo,boat,1,5\n',
    },
    expected: [
      {
        file: 'process.csv',
        row: 1,
        line: 2,
        attribute: null,
        value: '5',
        cause: 'The row has 5 cells, but the header names 4 columns.',
        remedy: 'Quote cells that contain the separator, or remove the extra cells.',
      },
    ],
  },
  {
    name: 'a quotation mark never closed',
    files: {
      'process.csv': 'id,site,item,lead_time\nbuild,tokyo,"boat,5\nweld,tokyo,motor,3\n',
    },
    expected: [
      {
        file: 'process.csv',
        row: null,
        line: 2,
        attribute: null,
        value: null,
        cause: 'A quotation mark is opened here and never closed.',
        remedy: 'Close the quoted cell with ", and write a quotation mark inside it twice ("").',
      },
    ],
  },
  {
    name: 'characters after a closing quotation mark',
    files: {
      'process.csv': 'id,site,item,lead_time\nbuild,tokyo,"12" boat,5\n',
    },
    expected: [
      {
        file: 'process.csv',
        row: null,
        line: 2,
        attribute: null,
        value: null,
        cause: 'Characters follow the closing quotation mark of a cell.',
        remedy: 'Write a quotation mark inside a quoted cell twice ("").',
      },
    ],
  },
  {
    name: 'an empty file',
    files: {
      'process.csv': '',
    },
    expected: [
      {
        file: 'process.csv',
        row: null,
        line: null,
        attribute: null,
        value: null,
        cause: 'The file is empty; even the header line is missing.',
        remedy:
          'Write the names of the attributes into the first line (see templates/csv), or remove the file.',
      },
    ],
  },
  {
    name: 'a required cell empty',
    files: {
      'process.csv': 'id,site,item,lead_time\nbuild,,boat,5\n',
    },
    expected: [
      {
        file: 'process.csv',
        row: 1,
        line: 2,
        attribute: 'site',
        value: null,
        cause: 'process needs site in every row, and here it is empty.',
        remedy: 'Fill in site.',
      },
    ],
  },
  {
    name: 'a number with two readings',
    files: {
      'process.csv': 'id,site,item,lead_time\nbuild,tokyo,boat,"1,234"\n',
    },
    expected: [
      {
        file: 'process.csv',
        row: 1,
        line: 2,
        attribute: 'lead_time',
        value: '1,234',
        cause: '"1,234" can be read as 1234 (thousands) or as 1.234 (decimal comma).',
        remedy: 'Write 1234 or 1.234.',
      },
    ],
  },
  {
    name: 'a number with thousands and decimals',
    files: {
      'process.csv': 'id,site,item,lead_time\nbuild,tokyo,boat,"1,234.56"\n',
    },
    expected: [
      {
        file: 'process.csv',
        row: 1,
        line: 2,
        attribute: 'lead_time',
        value: '1,234.56',
        cause: '"1,234.56" is written with separators.',
        remedy: 'Write 1234.56.',
      },
    ],
  },
  {
    name: 'a number in the European way',
    files: {
      'process.csv': 'id,site,item,lead_time\nbuild,tokyo,boat,"1.234,56"\n',
    },
    expected: [
      {
        file: 'process.csv',
        row: 1,
        line: 2,
        attribute: 'lead_time',
        value: '1.234,56',
        cause: '"1.234,56" is written with separators.',
        remedy: 'Write 1234.56.',
      },
    ],
  },
  {
    name: 'a number in the Ukrainian way',
    files: {
      'process.csv': 'id,site,item,lead_time\nbuild,tokyo,boat,"1 234,5"\n',
    },
    expected: [
      {
        file: 'process.csv',
        row: 1,
        line: 2,
        attribute: 'lead_time',
        value: '1 234,5',
        cause: '"1 234,5" is written with separators.',
        remedy: 'Write 1234.5.',
      },
    ],
  },
  {
    name: 'a decimal comma',
    files: {
      'process.csv': 'id,site,item,lead_time\nbuild,tokyo,boat,"12,5"\n',
    },
    expected: [
      {
        file: 'process.csv',
        row: 1,
        line: 2,
        attribute: 'lead_time',
        value: '12,5',
        cause: '"12,5" is written with separators.',
        remedy: 'Write 12.5.',
      },
    ],
  },
  {
    name: 'a number with its unit',
    files: {
      'process.csv': 'id,site,item,lead_time\nbuild,tokyo,boat,5 days\n',
    },
    expected: [
      {
        file: 'process.csv',
        row: 1,
        line: 2,
        attribute: 'lead_time',
        value: '5 days',
        cause: 'The number is followed by "days"; lead_time is always in d.',
        remedy: 'Write the number alone, in d.',
      },
    ],
  },
  {
    name: 'a percentage for a share',
    files: {
      'process.csv': 'id,site,item,yield\nbuild,tokyo,boat,80 %\n',
    },
    expected: [
      {
        file: 'process.csv',
        row: 1,
        line: 2,
        attribute: 'yield',
        value: '80 %',
        cause: 'yield is a share between numbers, not a percentage.',
        remedy: 'Write 0.8.',
      },
    ],
  },
  {
    name: 'full-width digits are fine, full-width words are not',
    files: {
      'process.csv': 'id,site,item,lead_time\nbuild,tokyo,boat,１２個\n',
    },
    expected: [
      {
        file: 'process.csv',
        row: 1,
        line: 2,
        attribute: 'lead_time',
        value: '１２個',
        cause: 'The number is followed by "個"; lead_time is always in d.',
        remedy: 'Write the number alone, in d.',
      },
    ],
  },
  {
    name: 'words for a number',
    files: {
      'process.csv': 'id,site,item,lead_time\nbuild,tokyo,boat,soon\n',
    },
    expected: [
      {
        file: 'process.csv',
        row: 1,
        line: 2,
        attribute: 'lead_time',
        value: 'soon',
        cause: '"soon" is no number.',
        remedy: 'Write a number such as 1234.56.',
      },
    ],
  },
  {
    name: 'N/A',
    files: {
      'process.csv': 'id,site,item,lead_time\nbuild,tokyo,boat,N/A\n',
    },
    expected: [
      {
        file: 'process.csv',
        row: 1,
        line: 2,
        attribute: 'lead_time',
        value: 'N/A',
        cause: '"N/A" says that there is no value, and is none itself.',
        remedy: 'Leave the cell empty where nothing is known.',
      },
    ],
  },
  {
    name: 'a dash',
    files: {
      'process.csv': 'id,site,item,lead_time\nbuild,tokyo,boat,-\n',
    },
    expected: [
      {
        file: 'process.csv',
        row: 1,
        line: 2,
        attribute: 'lead_time',
        value: '-',
        cause: '"-" says that there is no value, and is none itself.',
        remedy: 'Leave the cell empty where nothing is known.',
      },
    ],
  },
  {
    name: '未定',
    files: {
      'process.csv': 'id,site,item,lead_time\nbuild,tokyo,boat,未定\n',
    },
    expected: [
      {
        file: 'process.csv',
        row: 1,
        line: 2,
        attribute: 'lead_time',
        value: '未定',
        cause: '"未定" says that there is no value, and is none itself.',
        remedy: 'Leave the cell empty where nothing is known.',
      },
    ],
  },
  {
    name: 'a spreadsheet error in a number',
    files: {
      'process.csv': 'id,site,item,lead_time\nbuild,tokyo,boat,#REF!\n',
    },
    expected: [
      {
        file: 'process.csv',
        row: 1,
        line: 2,
        attribute: 'lead_time',
        value: '#REF!',
        cause: '"#REF!" is an error of a spreadsheet formula.',
        remedy: 'Correct the formula in the spreadsheet and export again.',
      },
    ],
  },
  {
    name: 'a spreadsheet error in a text',
    files: {
      'process.csv': 'id,site,item,name\nbuild,tokyo,boat,#N/A\n',
    },
    expected: [
      {
        file: 'process.csv',
        row: 1,
        line: 2,
        attribute: 'name',
        value: '#N/A',
        cause: '"#N/A" is an error of a spreadsheet formula.',
        remedy: 'Correct the formula in the spreadsheet and export again.',
      },
    ],
  },
  {
    name: 'NaN',
    files: {
      'process.csv': 'id,site,item,lead_time\nbuild,tokyo,boat,NaN\n',
    },
    expected: [
      {
        file: 'process.csv',
        row: 1,
        line: 2,
        attribute: 'lead_time',
        value: 'NaN',
        cause: '"NaN" is no finite number.',
        remedy: 'Write a number, or leave the cell empty where there is no limit.',
      },
    ],
  },
  {
    name: 'infinity',
    files: {
      'process.csv': 'id,site,item,lead_time\nbuild,tokyo,boat,inf\n',
    },
    expected: [
      {
        file: 'process.csv',
        row: 1,
        line: 2,
        attribute: 'lead_time',
        value: 'inf',
        cause: '"inf" is no finite number.',
        remedy: 'Write a number, or leave the cell empty where there is no limit.',
      },
    ],
  },
  {
    name: 'a number too big',
    files: {
      'process.csv': 'id,site,item,lead_time\nbuild,tokyo,boat,1e999\n',
    },
    expected: [
      {
        file: 'process.csv',
        row: 1,
        line: 2,
        attribute: 'lead_time',
        value: '1e999',
        cause: '1e999 is larger than any number that can be calculated with.',
        remedy: 'Check the exponent; leave the cell empty where there is no limit.',
      },
    ],
  },
  {
    name: 'a negative duration',
    files: {
      'process.csv': 'id,site,item,lead_time\nbuild,tokyo,boat,-3\n',
    },
    expected: [
      {
        file: 'process.csv',
        row: 1,
        line: 2,
        attribute: 'lead_time',
        value: '-3',
        cause: '-3 is less than 0 d, the least that lead_time may be.',
        remedy: 'Write 0 d or more.',
      },
    ],
  },
  {
    name: 'a share above one',
    files: {
      'process.csv': 'id,site,item,yield\nbuild,tokyo,boat,1.2\n',
    },
    expected: [
      {
        file: 'process.csv',
        row: 1,
        line: 2,
        attribute: 'yield',
        value: '1.2',
        cause: '1.2 is more than 1, the most that yield may be.',
        remedy: 'Write 1 or less.',
      },
    ],
  },
  {
    name: 'half a level',
    files: {
      'process.csv': 'id,site,item,required_trl\nbuild,tokyo,boat,4.5\n',
    },
    expected: [
      {
        file: 'process.csv',
        row: 1,
        line: 2,
        attribute: 'required_trl',
        value: '4.5',
        cause: 'required_trl takes whole numbers only.',
        remedy: 'Write a whole number.',
      },
    ],
  },
  {
    name: 'a level that does not exist',
    files: {
      'process.csv': 'id,site,item,required_trl\nbuild,tokyo,boat,12\n',
    },
    expected: [
      {
        file: 'process.csv',
        row: 1,
        line: 2,
        attribute: 'required_trl',
        value: '12',
        cause: '12 is more than 9, the most that required_trl may be.',
        remedy: 'Write 9 or less.',
      },
    ],
  },
  {
    name: 'a date with two readings',
    files: {
      'process.csv': 'id,site,item,effective_from\nbuild,tokyo,boat,01/04/2026\n',
    },
    expected: [
      {
        file: 'process.csv',
        row: 1,
        line: 2,
        attribute: 'effective_from',
        value: '01/04/2026',
        cause: '"01/04/2026" can be read as 2026-04-01 or as 2026-01-04.',
        remedy: 'Write 2026-04-01 or 2026-01-04.',
      },
    ],
  },
  {
    name: 'a date with one reading, not year first',
    files: {
      'process.csv': 'id,site,item,effective_from\nbuild,tokyo,boat,31.12.2026\n',
    },
    expected: [
      {
        file: 'process.csv',
        row: 1,
        line: 2,
        attribute: 'effective_from',
        value: '31.12.2026',
        cause: '"31.12.2026" is not written as year, month, day.',
        remedy: 'Write 2026-12-31.',
      },
    ],
  },
  {
    name: 'a day that does not exist',
    files: {
      'process.csv': 'id,site,item,effective_from\nbuild,tokyo,boat,2026-02-30\n',
    },
    expected: [
      {
        file: 'process.csv',
        row: 1,
        line: 2,
        attribute: 'effective_from',
        value: '2026-02-30',
        cause: 'There is no day 2026-02-30.',
        remedy: 'Check month and day; write e.g. 2026-04-01.',
      },
    ],
  },
  {
    name: 'a spreadsheet serial number for a date',
    files: {
      'process.csv': 'id,site,item,effective_from\nbuild,tokyo,boat,46113\n',
    },
    expected: [
      {
        file: 'process.csv',
        row: 1,
        line: 2,
        attribute: 'effective_from',
        value: '46113',
        cause: '46113 is the number by which a spreadsheet counts the day 2026-04-01.',
        remedy: 'Write 2026-04-01, or format the cell as a date.',
      },
    ],
  },
  {
    name: 'digits only for a date',
    files: {
      'process.csv': 'id,site,item,effective_from\nbuild,tokyo,boat,20260401\n',
    },
    expected: [
      {
        file: 'process.csv',
        row: 1,
        line: 2,
        attribute: 'effective_from',
        value: '20260401',
        cause: '"20260401" is not written as year, month, day.',
        remedy: 'Write 2026-04-01.',
      },
    ],
  },
  {
    name: 'a Japanese era',
    files: {
      'process.csv': 'id,site,item,effective_from\nbuild,tokyo,boat,令和8年4月1日\n',
    },
    expected: [
      {
        file: 'process.csv',
        row: 1,
        line: 2,
        attribute: 'effective_from',
        value: '令和8年4月1日',
        cause: '"令和8年4月1日" is not written as year, month, day.',
        remedy: 'Write 2026-04-01.',
      },
    ],
  },
  {
    name: 'a date with a time',
    files: {
      'process.csv': 'id,site,item,effective_from\nbuild,tokyo,boat,2026-04-01T00:00:00Z\n',
    },
    expected: [
      {
        file: 'process.csv',
        row: 1,
        line: 2,
        attribute: 'effective_from',
        value: '2026-04-01T00:00:00Z',
        cause: '"2026-04-01T00:00:00Z" has a time of day; effective_from is a day.',
        remedy: 'Write 2026-04-01.',
      },
    ],
  },
  {
    name: 'a month for a day',
    files: {
      'process.csv': 'id,site,item,effective_from\nbuild,tokyo,boat,2026-04\n',
    },
    expected: [
      {
        file: 'process.csv',
        row: 1,
        line: 2,
        attribute: 'effective_from',
        value: '2026-04',
        cause: '"2026-04" is a month; effective_from is a day.',
        remedy: 'Write the day as well, e.g. 2026-04-01.',
      },
    ],
  },
  {
    name: 'a year mistyped',
    files: {
      'process.csv': 'id,site,item,effective_from\nbuild,tokyo,boat,0206-04-01\n',
    },
    expected: [
      {
        file: 'process.csv',
        row: 1,
        line: 2,
        attribute: 'effective_from',
        value: '0206-04-01',
        cause: '0206-04-01 is outside the years 1901 to 2200.',
        remedy: 'Check the year.',
      },
    ],
  },
  {
    name: 'a quarter for a date',
    files: {
      'process.csv': 'id,site,item,effective_from\nbuild,tokyo,boat,Q2 2026\n',
    },
    expected: [
      {
        file: 'process.csv',
        row: 1,
        line: 2,
        attribute: 'effective_from',
        value: 'Q2 2026',
        cause: '"Q2 2026" is no date.',
        remedy: 'Write year, month and day, e.g. 2026-04-01.',
      },
    ],
  },
  {
    name: 'neither true nor false',
    files: {
      'item.csv': 'id,returnable\nboat,maybe\nmotor,はい\nwire,ні\n',
    },
    expected: [
      {
        file: 'item.csv',
        row: 1,
        line: 2,
        attribute: 'returnable',
        value: 'maybe',
        cause: '"maybe" is neither true nor false.',
        remedy: 'Write true or false.',
      },
    ],
  },
  {
    name: 'a value misspelt',
    files: {
      'organisation.csv': 'id,kind,country\nacme,manufactuer,JP\n',
    },
    expected: [
      {
        file: 'organisation.csv',
        row: 1,
        line: 2,
        attribute: 'kind',
        value: 'manufactuer',
        cause: '"manufactuer" is none of the values of kind.',
        remedy:
          'Did you mean manufacturer? The values are: manufacturer, technology-firm, university, research-institute, government, supplier.',
      },
    ],
  },
  {
    name: 'a value that is none',
    files: {
      'organisation.csv': 'id,kind,country\nacme,bank,JP\n',
    },
    expected: [
      {
        file: 'organisation.csv',
        row: 1,
        line: 2,
        attribute: 'kind',
        value: 'bank',
        cause: '"bank" is none of the values of kind.',
        remedy:
          'Use one of: manufacturer, technology-firm, university, research-institute, government, supplier.',
      },
    ],
  },
  {
    name: 'UK for GB',
    files: {
      'organisation.csv': 'id,kind,country\nacme,manufacturer,UK\n',
    },
    expected: [
      {
        file: 'organisation.csv',
        row: 1,
        line: 2,
        attribute: 'country',
        value: 'UK',
        cause: '"UK" is no country code of ISO 3166.',
        remedy: 'Did you mean GB?',
      },
    ],
  },
  {
    name: 'the name of a country',
    files: {
      'organisation.csv': 'id,kind,country\nacme,manufacturer,Україна\n',
    },
    expected: [
      {
        file: 'organisation.csv',
        row: 1,
        line: 2,
        attribute: 'country',
        value: 'Україна',
        cause: '"Україна" is no country code of ISO 3166.',
        remedy: 'Did you mean UA?',
      },
    ],
  },
  {
    name: 'no country',
    files: {
      'organisation.csv': 'id,kind,country\nacme,manufacturer,XX\n',
    },
    expected: [
      {
        file: 'organisation.csv',
        row: 1,
        line: 2,
        attribute: 'country',
        value: 'XX',
        cause: '"XX" is no country code of ISO 3166.',
        remedy: 'Write the two letters of the country, e.g. JP, UA or DE.',
      },
    ],
  },
  {
    name: 'a currency sign',
    files: {
      'process.csv': 'id,site,item,currency\nbuild,tokyo,boat,¥\n',
    },
    expected: [
      {
        file: 'process.csv',
        row: 1,
        line: 2,
        attribute: 'currency',
        value: '¥',
        cause: '"¥" is no currency code of ISO 4217.',
        remedy: 'Write the three letters of the currency, e.g. JPY, UAH or EUR.',
      },
    ],
  },
  {
    name: 'a unit in common spelling',
    files: {
      'item.csv': 'id,unit\nboat,pcs\nmotor,1\nwire,m\n',
    },
    expected: [
      {
        file: 'item.csv',
        row: 1,
        line: 2,
        attribute: 'unit',
        value: 'pcs',
        cause: '"pcs" is no unit in UCUM spelling.',
        remedy: 'Did you mean {pcs}?',
      },
    ],
  },
  {
    name: 'no unit',
    files: {
      'item.csv': 'id,unit\nboat,furlong\nmotor,1\nwire,m\n',
    },
    expected: [
      {
        file: 'item.csv',
        row: 1,
        line: 2,
        attribute: 'unit',
        value: 'furlong',
        cause: '"furlong" is no unit in UCUM spelling.',
        remedy: 'Write e.g. 1 (pieces), kg, m, L, m2, h or {pcs}.',
      },
    ],
  },
  {
    name: 'a bucket pattern with an unknown letter',
    files: {
      'model.yaml': 'id: demo\nstart: 2026-04-01\nbuckets: 26w 24x\ncurrency: JPY\n',
    },
    expected: [
      {
        file: 'model.yaml',
        row: 1,
        line: 1,
        attribute: 'buckets',
        value: '26w 24x',
        cause: '"24x" in "26w 24x" cuts no time.',
        remedy: 'Write e.g. `26w 24m 8q`: numbers of d, w, m, q or y, or `4*13w` for 4 buckets of 13 weeks.',
      },
    ],
  },
  {
    name: 'more buckets than a plan can have',
    files: {
      'model.yaml': 'id: demo\nstart: 2026-04-01\nbuckets: 9999d\ncurrency: JPY\n',
    },
    expected: [
      {
        file: 'model.yaml',
        row: 1,
        line: 1,
        attribute: 'buckets',
        value: '9999d',
        cause: '"9999d" makes more than 5000 buckets.',
        remedy: 'Use fewer or longer buckets, e.g. weeks first and then months.',
      },
    ],
  },
  {
    name: 'a space in an id',
    files: {
      'process.csv': 'id,site,item,lead_time\nbuild boat,tokyo,boat,5\n',
    },
    expected: [
      {
        file: 'process.csv',
        row: 1,
        line: 2,
        attribute: 'id',
        value: 'build boat',
        cause: 'An id may not contain "␣": it would be taken for a separator in lists of ids.',
        remedy: 'Write a hyphen in its place, here and wherever the id is used.',
      },
    ],
  },
  {
    name: 'a control character',
    files: {
      'process.csv': 'id,site,item,name\nbuild,tokyo,boat,A\u0007B\n',
    },
    expected: [
      {
        file: 'process.csv',
        row: 1,
        line: 2,
        attribute: 'name',
        value: 'A�B',
        cause: 'The text holds the character U+0007, which cannot be seen.',
        remedy: 'Remove it, for example by typing the text again.',
      },
    ],
  },
  {
    name: 'an id twice',
    files: {
      'process.csv': 'id,site,item,lead_time\nbuild,tokyo,boat,5\nweld,tokyo,motor,1\nbuild,kyiv,boat,6\n',
    },
    expected: [
      {
        file: 'process.csv',
        row: 3,
        line: 4,
        attribute: 'id',
        value: 'build',
        cause: 'process already has a row with id = build, at process.csv:2.',
        remedy: 'Remove one of the two rows, or change id in one.',
      },
    ],
  },
  {
    name: 'an id twice in two files',
    files: {
      'process.east.csv': 'id,site,item,lead_time\nbuild,kyiv,boat,5\n',
    },
    expected: [
      {
        file: 'process.east.csv',
        row: 1,
        line: 2,
        attribute: 'id',
        value: 'build',
        cause: 'process already has a row with id = build, at process.csv:2.',
        remedy: 'Remove one of the two rows, or change id in one.',
      },
    ],
  },
  {
    name: 'ids that differ by case',
    files: {
      'process.csv': 'id,site,item,lead_time\nbuild,tokyo,boat,5\nBuild,kyiv,boat,6\n',
    },
    expected: [
      {
        file: 'process.csv',
        row: 2,
        line: 3,
        attribute: 'id',
        value: 'Build',
        cause: '"Build" differs from "build" (process.csv:2) only by case or width.',
        remedy:
          'If they are the same, use one spelling and one row; if not, give process clearly different ids.',
      },
    ],
  },
  {
    name: 'ids that differ by width',
    files: {
      'item.csv': 'id\nboat\nmotor\nwire\nA1\nＡ１\n',
    },
    expected: [
      {
        file: 'item.csv',
        row: 5,
        line: 6,
        attribute: 'id',
        value: 'Ａ１',
        cause: '"Ａ１" differs from "A1" (item.csv:5) only by case or width.',
        remedy:
          'If they are the same, use one spelling and one row; if not, give item clearly different ids.',
      },
    ],
  },
  {
    name: 'a key of several attributes twice',
    files: {
      'process-input.csv': 'process,item,quantity\nbuild,motor,2\nbuild,motor,3\n',
    },
    expected: [
      {
        file: 'process-input.csv',
        row: 2,
        line: 3,
        attribute: 'process, item',
        value: 'build, motor',
        cause: 'process-input already has a row with process, item = build, motor, at process-input.csv:2.',
        remedy: 'Remove one of the two rows, or change process, item in one.',
      },
    ],
  },
  {
    name: 'an unknown reference',
    files: {
      'process.csv': 'id,site,item,lead_time\nbuild,nowhere,boat,5\n',
    },
    expected: [
      {
        file: 'process.csv',
        row: 1,
        line: 2,
        attribute: 'site',
        value: 'nowhere',
        cause: 'There is no site "nowhere".',
        remedy: 'Add a row of this id to site, or write the id of another.',
      },
    ],
  },
  {
    name: 'a reference misspelt',
    files: {
      'process.csv': 'id,site,item,lead_time\nbuild,tokio,boat,5\n',
    },
    expected: [
      {
        file: 'process.csv',
        row: 1,
        line: 2,
        attribute: 'site',
        value: 'tokio',
        cause: 'There is no site "tokio".',
        remedy: 'Did you mean tokyo?',
      },
    ],
  },
  {
    name: 'a reference in another case',
    files: {
      'process.csv': 'id,site,item,lead_time\nbuild,Tokyo,boat,5\n',
    },
    expected: [
      {
        file: 'process.csv',
        row: 1,
        line: 2,
        attribute: 'site',
        value: 'Tokyo',
        cause: 'There is no site "Tokyo", but there is "tokyo".',
        remedy: 'Write tokyo.',
      },
    ],
  },
  {
    name: 'a reference to another component',
    files: {
      'process.csv': 'id,site,item,lead_time\nbuild,acme,boat,5\n',
    },
    expected: [
      {
        file: 'process.csv',
        row: 1,
        line: 2,
        attribute: 'site',
        value: 'acme',
        cause: '"acme" is an id of organisation, but site refers to site.',
        remedy: 'Write an id of site.',
      },
    ],
  },
  {
    name: 'a reference to a table that is not there',
    files: {
      'process.csv': 'id,site,item,technology\nbuild,tokyo,boat,turbine\n',
    },
    expected: [
      {
        file: 'process.csv',
        row: 1,
        line: 2,
        attribute: 'technology',
        value: 'turbine',
        cause: 'There is no technology "turbine"; the model has no technology at all.',
        remedy: 'Add the table technology with a row of this id.',
      },
    ],
  },
  {
    name: 'one wrong id in a list',
    files: {
      'resource.csv': 'id,site,skills\nline,tokyo,weld glue\n',
      'skill.csv': 'id\nweld\n',
    },
    expected: [
      {
        file: 'resource.csv',
        row: 1,
        line: 2,
        attribute: 'skills',
        value: 'glue',
        cause: 'There is no skill "glue".',
        remedy: 'Add a row of this id to skill, or write the id of another.',
      },
    ],
  },
  {
    name: 'broken YAML',
    files: {
      'process.yaml': '- id: weld\n  site: "tokyo\n  item: boat\n',
    },
    expected: [
      {
        file: 'process.yaml',
        row: null,
        line: 4,
        attribute: null,
        value: null,
        cause: 'This is no valid YAML: Missing closing "quote.',
        remedy: 'Check indentation, colons and quotation marks on this line and the one before.',
      },
    ],
  },
  {
    name: 'YAML indented by a tab',
    files: {
      'process.yaml': '- id: weld\n\tsite: tokyo\n',
    },
    expected: [
      {
        file: 'process.yaml',
        row: null,
        line: 2,
        attribute: null,
        value: null,
        cause: 'The line is indented with a tab.',
        remedy: 'Indent YAML with spaces.',
      },
    ],
  },
  {
    name: 'two YAML documents',
    files: {
      'process.yaml': '- id: weld\n---\n- id: glue\n',
    },
    expected: [
      {
        file: 'process.yaml',
        row: null,
        line: 2,
        attribute: null,
        value: null,
        cause: 'The file holds 2 documents, separated by "---".',
        remedy: 'Put everything into one document.',
      },
    ],
  },
  {
    name: 'an attribute twice in a YAML row',
    files: {
      'process.yaml': '- id: weld\n  site: tokyo\n  item: motor\n  site: kyiv\n',
    },
    expected: [
      {
        file: 'process.yaml',
        row: 1,
        line: 4,
        attribute: 'site',
        value: null,
        cause: 'The row gives site twice.',
        remedy: 'Keep one of the two.',
      },
    ],
  },
  {
    name: 'a mapping inside a YAML cell',
    files: {
      'process.yaml': '- id: weld\n  site: {name: tokyo}\n  item: motor\n',
    },
    expected: [
      {
        file: 'process.yaml',
        row: 1,
        line: 1,
        attribute: 'site',
        value: '{name}',
        cause: 'site holds a mapping where one value belongs.',
        remedy: 'Write one value.',
      },
    ],
  },
  {
    name: 'a list in a YAML cell',
    files: {
      'process.yaml': '- id: weld\n  site: [tokyo, kyiv]\n  item: motor\n',
    },
    expected: [
      {
        file: 'process.yaml',
        row: 1,
        line: 1,
        attribute: 'site',
        value: '[tokyo, kyiv]',
        cause: 'site takes one value, but a list of 2 is given.',
        remedy: 'Write one value without brackets.',
      },
    ],
  },
  {
    name: 'an empty text in YAML',
    files: {
      'process.yaml': '- id: weld\n  site: tokyo\n  item: motor\n  lead_time: ""\n',
    },
    expected: [
      {
        file: 'process.yaml',
        row: 1,
        line: 1,
        attribute: 'lead_time',
        value: '',
        cause: 'An empty text is no value of lead_time.',
        remedy: 'Leave the attribute out where there is no value.',
      },
    ],
  },
  {
    name: 'YAML that is no list',
    files: {
      'process.yaml': 'weld\n',
    },
    expected: [
      {
        file: 'process.yaml',
        row: null,
        line: 1,
        attribute: null,
        value: 'weld',
        cause: 'A list of rows is expected for process.',
        remedy: 'Write the rows as a list: each begins with "- " in YAML, or stands in [ ] in JSON.',
      },
    ],
  },
  {
    name: 'a YAML row that is no mapping',
    files: {
      'process.yaml': '- weld\n',
    },
    expected: [
      {
        file: 'process.yaml',
        row: 1,
        line: 1,
        attribute: null,
        value: 'weld',
        cause: 'A row of process is expected to be a mapping from attributes to values.',
        remedy: 'Write the row as "attribute: value" pairs.',
      },
    ],
  },
  {
    name: 'an alias without anchor',
    files: {
      'process.yaml': '- id: weld\n  site: *home\n',
    },
    expected: [
      {
        file: 'process.yaml',
        row: null,
        line: 2,
        attribute: null,
        value: null,
        cause: 'The alias *home has no anchor.',
        remedy: 'Define it with &home before it is used, or put the value in quotation marks.',
      },
    ],
  },
  {
    name: 'a prototype key',
    files: {
      'process.yaml': '- id: weld\n  site: tokyo\n  item: motor\n  __proto__: {polluted: true}\n',
    },
    expected: [
      {
        file: 'process.yaml',
        row: null,
        line: 1,
        attribute: '__proto__',
        value: null,
        cause: 'process has no attribute __proto__.',
        remedy: PROCESS_ATTRIBUTES,
      },
    ],
  },
  {
    name: 'an empty list where there is a default',
    files: {
      'calendar.yaml': '- id: shift\n  weekdays: []\n',
    },
    expected: [
      {
        file: 'calendar.yaml',
        row: 1,
        line: 1,
        attribute: 'weekdays',
        value: '[]',
        cause: 'The list is empty, and an empty weekdays means its default.',
        remedy: 'Leave the attribute out for the default, or write the values.',
      },
    ],
  },
  {
    name: 'Windows-1251 for UTF-8',
    files: {
      'organisation.csv': 'hex:69642c6b696e642c6e616d650a61636d652c6d616e7566616374757265722cc4edb3eff0ee0a',
    },
    expected: [
      {
        file: 'organisation.csv',
        row: null,
        line: null,
        attribute: null,
        value: null,
        cause: 'The characters are not UTF-8; they look like Windows-1251.',
        remedy: 'Save the file as UTF-8 (in Excel: "CSV UTF-8").',
      },
    ],
  },
  {
    name: 'bytes of no encoding',
    files: {
      'organisation.csv': 'hex:69642c6b696e640a61636d652cfffe80a081fd0a',
    },
    expected: [
      {
        file: 'organisation.csv',
        row: null,
        line: null,
        attribute: null,
        value: null,
        cause: 'The characters are in none of UTF-8, UTF-16 and Shift_JIS.',
        remedy: 'Save the file as UTF-8 (in Excel: "CSV UTF-8").',
      },
    ],
  },
  {
    name: 'a binary file',
    files: {
      'organisation.csv': 'hex:7f454c4602010100000000',
    },
    expected: [
      {
        file: 'organisation.csv',
        row: null,
        line: null,
        attribute: null,
        value: null,
        cause: 'This is no text: there are zero bytes in it.',
        remedy: 'Export the table again as CSV or YAML in UTF-8.',
      },
    ],
  },
  {
    name: 'a workbook renamed to .csv',
    files: {
      'organisation.csv': 'hex:504b0304140000000800',
    },
    expected: [
      {
        file: 'organisation.csv',
        row: null,
        line: null,
        attribute: null,
        value: null,
        cause: 'This is a workbook or another zip archive, not text.',
        remedy: 'Rename it to .xlsx and read it alone, or save the sheet as CSV UTF-8.',
      },
    ],
  },
  {
    name: 'no model row',
    files: {
      'model.yaml': '[]\n',
    },
    expected: [
      {
        file: '.',
        row: null,
        line: null,
        attribute: null,
        value: null,
        cause:
          'The model has no row of `model`, which says when the plan starts, how time is cut and in which currency it counts.',
        remedy: 'Add model.yaml with id, start, buckets and currency.',
      },
    ],
  },
  {
    name: 'two model rows',
    files: {
      'model.yaml':
        '- {id: a, start: 2026-04-01, buckets: 4w, currency: JPY}\n- {id: b, start: 2026-04-01, buckets: 4w, currency: JPY}\n',
    },
    expected: [
      {
        file: 'model.yaml',
        row: 2,
        line: 2,
        attribute: null,
        value: null,
        cause: 'There are 2 rows of `model`, and only one can hold.',
        remedy: 'Keep one; scenarios and other studies belong in `scenario`.',
      },
    ],
  },
  {
    name: 'JSON cut short',
    files: {
      'model.json': '{"model": [{"id": "demo",\n "start": "2026-0',
    },
    alone: true,
    expected: [
      {
        file: 'model.json',
        row: null,
        line: 2,
        attribute: null,
        value: null,
        cause: 'This is no valid JSON: found "2026-0 where closing " was expected.',
        remedy: 'Check commas, brackets and quotation marks on this line and the one before.',
      },
    ],
  },
  {
    name: 'JSON with a comma too many',
    files: {
      'model.json': '{"model": [\n  {"id": "demo",}\n]}',
    },
    alone: true,
    expected: [
      {
        file: 'model.json',
        row: null,
        line: 2,
        attribute: null,
        value: null,
        cause: 'This is no valid JSON: found } where " was expected.',
        remedy: 'Check commas, brackets and quotation marks on this line and the one before.',
      },
    ],
  },
  {
    name: 'JSON that names no component',
    files: {
      'model.json': '[{"id": "demo"}]',
    },
    alone: true,
    expected: [
      {
        file: 'model.json',
        row: null,
        line: 1,
        attribute: null,
        value: null,
        cause: 'The document names no component.',
        remedy: 'Put the rows under the names of components, e.g. "process:" and then its rows.',
      },
    ],
  },
  {
    name: 'JSON with an unknown component',
    files: {
      'model.json': '{"modell": [{"id": "demo"}]}',
    },
    alone: true,
    expected: [
      {
        file: 'model.json',
        row: null,
        line: 1,
        attribute: null,
        value: 'modell',
        cause: 'There is no component modell.',
        remedy: 'Did you mean model?',
      },
    ],
  },
  {
    name: 'a workbook that is none',
    files: {
      'model.xlsx': 'hello',
    },
    alone: true,
    expected: [
      {
        file: 'model.xlsx',
        row: null,
        line: null,
        attribute: null,
        value: null,
        cause: 'The workbook cannot be opened; it is damaged, cut short, or no .xlsx file.',
        remedy: 'Open it in a spreadsheet program and save it again as .xlsx.',
      },
    ],
  },
  {
    name: 'a workbook in the old format',
    files: {
      'model.xlsx': 'hex:d0cf11e0a1b11ae10000',
    },
    alone: true,
    expected: [
      {
        file: 'model.xlsx',
        row: null,
        line: null,
        attribute: null,
        value: null,
        cause: 'The workbook is in the old .xls format or protected by a password.',
        remedy: 'Save it as .xlsx without a password.',
      },
    ],
  },
  {
    name: 'an empty folder',
    files: {
      'README.md': 'hello',
    },
    alone: true,
    expected: [
      {
        file: 'README.md',
        row: null,
        line: null,
        attribute: null,
        value: null,
        cause: 'There is no table here.',
        remedy:
          'Put files such as model.yaml, item.csv and process.csv here; `renkei init` makes a first set.',
      },
    ],
  },
  {
    name: 'several things at once',
    files: {
      'process.csv': 'id,site,item,lead_time\nbuild,tokio,boat,5 d\nbuild,kyiv,,\n',
      'lanes.csv': 'id\n',
    },
    expected: [
      {
        file: 'lanes.csv',
        row: null,
        line: null,
        attribute: null,
        value: 'lanes.csv',
        cause: 'lanes.csv is named after no component.',
        remedy: 'Did you mean lane.csv? If not, move the file out of the folder.',
      },
      {
        file: 'process.csv',
        row: 1,
        line: 2,
        attribute: 'lead_time',
        value: '5 d',
        cause: 'The number is followed by "d"; lead_time is always in d.',
        remedy: 'Write the number alone, in d.',
      },
      {
        file: 'process.csv',
        row: 2,
        line: 3,
        attribute: 'item',
        value: null,
        cause: 'process needs item in every row, and here it is empty.',
        remedy: 'Fill in item.',
      },
      {
        file: 'process.csv',
        row: 2,
        line: 3,
        attribute: 'id',
        value: 'build',
        cause: 'process already has a row with id = build, at process.csv:2.',
        remedy: 'Remove one of the two rows, or change id in one.',
      },
      {
        file: 'process.csv',
        row: 1,
        line: 2,
        attribute: 'site',
        value: 'tokio',
        cause: 'There is no site "tokio".',
        remedy: 'Did you mean tokyo?',
      },
    ],
  },
];
