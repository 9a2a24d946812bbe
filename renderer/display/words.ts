import type { Language } from '../../shared/domain/primitives';
import type { NoticeDisplay } from '../../shared/ipc/display-contract';
import { spoken } from '../copy/spoken-words';

type DisplayWords = {
  /** The language by its own name, for the button that leads to it. */
  name: string;
  wait: string;
  title: string;
  next: string;
  back: string;
  read: string;
  talk: string;
  again: string;
  thanks: string;
  talkNow: string;
  notTold: string;
  aloud: string;
  stop: string;
  noVoice: string;
  page(nth: number, of: number): string;
  keptTitle: string;
  kept(kept: NoticeDisplay['kept'], today: string): string;
  whole(link: string): string;
  objection: { heading: string; body: string };
};

/** All that the customer's screen says by itself; the notice's own words are the council pack's. */
export const displayWords: Readonly<Record<Language, DisplayWords>> = {
  en: {
    name: 'English',
    wait: 'Please wait to be called',
    title: 'How we use what you tell us',
    next: 'Next',
    back: 'Back',
    read: 'I have read it',
    talk: 'Talk to me about it',
    again: 'Read it again',
    thanks: 'Thank you. The person at the desk knows that you have read it.',
    talkNow: 'The person at the desk knows that you would like to talk about it.',
    notTold: 'That did not reach the desk. Please tell the person there.',
    aloud: 'Read aloud',
    stop: 'Stop reading',
    noVoice: 'This screen has no voice. Ask us to read it to you.',
    page: (nth, of) => `Page ${nth} of ${of}`,
    keptTitle: 'When this desk’s copy goes',
    kept: ({ on, period, from }, today) =>
      from === 'passed'
        ? `About ${spoken.en.day(on, today)}: ${spoken.en.period(period)} after it is passed on.`
        : `On ${spoken.en.day(on, today)}: ${spoken.en.period(period)} after your visit.`,
    whole: (link) => `All of it: ${link}`,
    objection: {
      heading: 'You can object',
      body: 'If you don’t want us to use your details in this way, say so. Ask us at any time.',
    },
  },
  cy: {
    name: 'Cymraeg',
    wait: 'Arhoswch i gael eich galw',
    title: 'Sut rydym yn defnyddio’r hyn a ddywedwch',
    next: 'Nesaf',
    back: 'Yn ôl',
    read: 'Rwyf wedi’i ddarllen',
    talk: 'Siaradwch â mi amdano',
    again: 'Darllen eto',
    thanks: 'Diolch. Mae’r person wrth y ddesg yn gwybod eich bod wedi’i ddarllen.',
    talkNow: 'Mae’r person wrth y ddesg yn gwybod yr hoffech siarad amdano.',
    notTold: 'Ni chyrhaeddodd hynny’r ddesg. Dywedwch wrth y person yno.',
    aloud: 'Darllen yn uchel',
    stop: 'Stopio darllen',
    noVoice: 'Nid oes llais ar y sgrin hon. Gofynnwch i ni ei ddarllen i chi.',
    page: (nth, of) => `Tudalen ${nth} o ${of}`,
    keptTitle: 'Pryd mae copi’r ddesg hon yn mynd',
    kept: ({ on, period, from }, today) =>
      from === 'passed'
        ? `Tua ${spoken.cy.day(on, today)}: ${spoken.cy.period(period)} ar ôl ei drosglwyddo.`
        : `Ar ${spoken.cy.day(on, today)}: ${spoken.cy.period(period)} ar ôl eich ymweliad.`,
    whole: (link) => `Y cyfan: ${link}`,
    objection: {
      heading: 'Cewch wrthwynebu',
      body: 'Os nad ydych am i ni ddefnyddio’ch manylion fel hyn, dywedwch. Gofynnwch i ni unrhyw bryd.',
    },
  },
};
