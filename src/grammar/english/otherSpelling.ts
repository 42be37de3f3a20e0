/** What is written otherwise in Britain and in America: how Britain ends a stem, how America does, and what may follow. */
const RULES: readonly {
  readonly stem: string;
  readonly british: string;
  readonly american: string;
  readonly end: string;
}[] = [
  {
    stem: '(?:dis|un)?(?:col|behavi|fav|neighb|hon|lab|flav|rum|arm|harb|hum|vap|vig|endeav|sav|glam)',
    british: 'our',
    american: 'or',
    end: '\\p{L}{0,8}',
  },
  {
    stem: '(?:re|auto)?(?:cent|lit|theat|fib|calib|(?:kilo|milli|centi)?met)',
    british: 're',
    american: 'er',
    end: 's?',
  },
  { stem: 'cent', british: 'r', american: 'er', end: '(?:ed|ing)' },
  { stem: '\\p{L}{3,20}', british: 'is', american: 'iz', end: '(?:e|ed|es|er|ers|ing|able|ation|ations)' },
  { stem: '(?:anal|paral|catal)', british: 'ys', american: 'yz', end: '(?:e|ed|es|er|ers|ing)' },
  { stem: '(?:catal|dial|anal|monol|prol|epil)', british: 'ogue', american: 'og', end: 's?' },
  { stem: '(?:defen|licen|offen|preten)', british: 'ce', american: 'se', end: 's?' },
  {
    stem: '(?:cancel|label|model|travel|level|signal|channel|tunnel|panel|total|fuel|marshal|initial|parcel)',
    british: 'l',
    american: '',
    end: '(?:ed|ing|er|ers)',
  },
  { stem: 'gr', british: 'e', american: 'a', end: 'ys?' },
  { stem: 'art', british: 'e', american: 'i', end: 'facts?' },
  { stem: 'program', british: 'me', american: '', end: 's?' },
];

const BOTH = RULES.map(({ stem, british, american, end }) => ({
  british,
  american,
  ofBritain: new RegExp(`^(${stem})${british}(${end})$`, 'u'),
  ofAmerica: new RegExp(`^(${stem})${american}(${end})$`, 'u'),
}));

/** Letters that stand in each of these words. */
const MAY_DIFFER = /or|our|re|er|i[sz]|ys|yz|og|en[cs]e|l(?:ed|ing|er)|^gr|^art|^program/;

/** The same word as it is spelled on the other side of the Atlantic, in small letters; undefined where it is the same. */
export function otherSpelling(word: string): string | undefined {
  const said = word.toLowerCase();
  if (!MAY_DIFFER.test(said)) return undefined;
  for (const { british, american, ofBritain, ofAmerica } of BOTH) {
    if (ofBritain.test(said)) return said.replace(ofBritain, `$1${american}$2`);
    if (ofAmerica.test(said)) return said.replace(ofAmerica, `$1${british}$2`);
  }
  return undefined;
}
