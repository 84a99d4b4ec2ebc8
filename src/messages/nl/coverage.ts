import type { Messages } from '../en/index.ts';

/** The history of each source, and what may be missing: `store coverage`. */
export const coverage: Messages['coverage'] = {
  columns: {
    contact: 'Contact',
    source: 'Bron',
    events: 'Gebeurtenissen',
    first: 'Eerste',
    last: 'Laatste',
    lastImport: 'Laatste import',
    sent: 'Verzonden',
    delivered: 'Afgeleverd',
    opened: 'Geopend',
    optIns: 'Inschrijvingen',
    optOuts: 'Uitschrijvingen',
  },
  fromTo: (first, last) => `${first} tot ${last}`,
  nothing: 'De opslag heeft nog geen gebeurtenissen. Importeer ze: contact-report import BESTAND',
  warnings: {
    gap: (count, least, usual, from, to, days) =>
      `${count === 1 ? '1 pauze' : `${count} pauzes`} van ${least} dagen of meer (gewoonlijk: ${usual}), de langste ${from} tot ${to}, ${days} dagen: niets verzonden, of niets geïmporteerd`,
    noOptIns: 'geen inschrijvingen: er waren er geen, of ze zijn niet geïmporteerd',
    noOptOuts: 'geen uitschrijvingen: er waren er geen, of ze zijn niet geïmporteerd',
    noSent:
      'niets verzonden, hoewel mail werd afgeleverd of geopend: het platform bewaart dat niet, of het is niet geïmporteerd',
    noOpens: 'een maand mail zonder openingen: tracking uit, of niet geïmporteerd',
    noClicks: 'een maand mail zonder kliks: tracking uit, of niet geïmporteerd',
    stale: 'de laatste import is oud: niets nieuws, of niet geïmporteerd',
    rejected: 'een import weigerde records',
    zoneless: 'een import had tijden zonder zone',
    notKnown: 'geïmporteerd voordat imports werden vastgelegd',
  },
  archived: (campaigns, events) =>
    `Gearchiveerde campagnes: ${campaigns}, met ${events} gebeurtenissen; rapporten laten hun campagnegebeurtenissen weg zonder --archived.`,
  unknownKind: (campaigns, events) =>
    `Campagnes van onbekende soort: ${campaigns}, met ${events} gebeurtenissen.`,
  asOf: (time) => `Stand op ${time}`,
};
