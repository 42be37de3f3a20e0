/** Units behind a number, in style sheets. */
export const UNITS_OF_MEASURE: Readonly<Record<string, string>> = {
  percent: '%',
  pixels: 'px',
  pixel: 'px',
  px: 'px',
  em: 'em',
  ems: 'em',
  rem: 'rem',
  rems: 'rem',
  seconds: 's',
  milliseconds: 'ms',
  degrees: 'deg',
  fr: 'fr',
  fractions: 'fr',
  vh: 'vh',
  vw: 'vw',
};
