/** What a command or a sign of LaTeX's mathematics is called when it is read aloud. A name that says itself is absent. */
export const SIGNS: Readonly<Record<string, string>> = {
  '+': 'plus',
  '-': 'minus',
  '*': 'times',
  '/': 'over',
  '=': 'equals',
  '<': 'is less than',
  '>': 'is greater than',
  '%': 'percent',
  '#': 'number',
  ',': ',',
  ';': ';',
  '?': '?',
  '.': '.',
  ':': ':',
  '~': '',
  '@': 'at',
  // Relations
  le: 'is at most',
  leq: 'is at most',
  leqslant: 'is at most',
  ge: 'is at least',
  geq: 'is at least',
  geqslant: 'is at least',
  lt: 'is less than',
  gt: 'is greater than',
  ll: 'is much less than',
  gg: 'is much greater than',
  ne: 'is not',
  neq: 'is not',
  approx: 'is about',
  simeq: 'is about',
  sim: 'follows',
  cong: 'is congruent to',
  equiv: 'is equivalent to',
  propto: 'is proportional to',
  coloneqq: 'is defined as',
  triangleq: 'is defined as',
  perp: 'is perpendicular to',
  parallel: 'is parallel to',
  models: 'models',
  vdash: 'proves',
  prec: 'comes before',
  succ: 'comes after',
  // Sets and logic
  in: 'in',
  notin: 'not in',
  ni: 'contains',
  subset: 'is a subset of',
  subseteq: 'is a subset of',
  supset: 'is a superset of',
  supseteq: 'is a superset of',
  cup: 'union',
  cap: 'intersection',
  setminus: 'without',
  emptyset: 'the empty set',
  varnothing: 'the empty set',
  forall: 'for all',
  exists: 'there is',
  nexists: 'there is no',
  neg: 'not',
  lnot: 'not',
  land: 'and',
  wedge: 'and',
  lor: 'or',
  vee: 'or',
  oplus: 'exclusive or',
  top: 'true',
  bot: 'false',
  therefore: 'therefore',
  because: 'because',
  // Operators
  times: 'times',
  cdot: 'times',
  ast: 'star',
  star: 'star',
  div: 'divided by',
  pm: 'plus or minus',
  mp: 'minus or plus',
  circ: 'composed with',
  otimes: 'tensor',
  odot: 'times',
  bullet: 'times',
  nabla: 'nabla',
  partial: 'partial',
  infty: 'infinity',
  ell: 'l',
  hbar: 'h bar',
  prime: 'prime',
  dagger: 'dagger',
  degree: 'degrees',
  bmod: 'mod',
  mod: 'mod',
  pmod: 'mod',
  // Arrows
  to: 'to',
  rightarrow: 'to',
  longrightarrow: 'to',
  leftarrow: 'gets',
  gets: 'gets',
  leftrightarrow: 'to and from',
  mapsto: 'maps to',
  Rightarrow: 'implies',
  Longrightarrow: 'implies',
  implies: 'implies',
  Leftarrow: 'follows from',
  impliedby: 'follows from',
  Leftrightarrow: 'if and only if',
  Longleftrightarrow: 'if and only if',
  iff: 'if and only if',
  uparrow: 'up',
  downarrow: 'down',
  // Dots
  dots: 'dot dot dot',
  ldots: 'dot dot dot',
  cdots: 'dot dot dot',
  vdots: 'dot dot dot',
  ddots: 'dot dot dot',
  dotsc: 'dot dot dot',
  dotsb: 'dot dot dot',
  // Letters with other names
  varepsilon: 'epsilon',
  vartheta: 'theta',
  varphi: 'phi',
  varrho: 'rho',
  varsigma: 'sigma',
  // Functions
  ln: 'natural log',
  sin: 'sine',
  cos: 'cosine',
  tan: 'tangent',
  sec: 'secant',
  csc: 'cosecant',
  cot: 'cotangent',
  arcsin: 'arc sine',
  arccos: 'arc cosine',
  arctan: 'arc tangent',
  sinh: 'hyperbolic sine',
  cosh: 'hyperbolic cosine',
  tanh: 'hyperbolic tangent',
  det: 'determinant',
  dim: 'dimension',
  deg: 'degree',
  ker: 'kernel',
  Pr: 'probability',
  gcd: 'greatest common divisor',
  // Space
  quad: ',',
  qquad: ',',
};

/** Signs of Unicode by the command that means the same. */
export const UNICODE: Readonly<Record<string, string>> = {
  '≤': 'le',
  '≥': 'ge',
  '≠': 'ne',
  '≈': 'approx',
  '≡': 'equiv',
  '∝': 'propto',
  '∈': 'in',
  '∉': 'notin',
  '⊂': 'subset',
  '⊆': 'subseteq',
  '∪': 'cup',
  '∩': 'cap',
  '∅': 'emptyset',
  '∀': 'forall',
  '∃': 'exists',
  '¬': 'neg',
  '∧': 'land',
  '∨': 'lor',
  '⊕': 'oplus',
  '×': 'times',
  '·': 'cdot',
  '⋅': 'cdot',
  '÷': 'div',
  '±': 'pm',
  '−': '-',
  '∞': 'infty',
  '∂': 'partial',
  '∇': 'nabla',
  '∑': 'sum',
  '∏': 'prod',
  '∫': 'int',
  '√': 'sqrt',
  '→': 'to',
  '⇒': 'implies',
  '⇔': 'iff',
  '↦': 'mapsto',
  '←': 'gets',
  '…': 'ldots',
  '°': 'degree',
};

/** Operators that take limits, with what stands between them and what they are taken of. */
export const BIG: Readonly<Record<string, string>> = {
  sum: 'the sum',
  prod: 'the product',
  coprod: 'the coproduct',
  int: 'the integral',
  iint: 'the double integral',
  iiint: 'the triple integral',
  oint: 'the contour integral',
  bigcup: 'the union',
  bigcap: 'the intersection',
  bigoplus: 'the direct sum',
  bigwedge: 'the conjunction',
  bigvee: 'the disjunction',
  max: 'the maximum',
  min: 'the minimum',
  sup: 'the supremum',
  inf: 'the infimum',
  argmax: 'the arg max',
  argmin: 'the arg min',
  lim: 'the limit',
  limsup: 'the upper limit',
  liminf: 'the lower limit',
};

/** Functions: what stands in brackets behind them is what they are of. */
export const FUNCTIONS: ReadonlySet<string> = new Set(
  (
    'sin cos tan sec csc cot arcsin arccos arctan sinh cosh tanh log ln lg exp det dim deg ker Pr gcd lcm max min ' +
    'sup inf arg'
  ).split(' '),
);

/** Written as words, letter by letter in the source. */
export const TEXTS: ReadonlySet<string> = new Set(
  'text textrm textbf textit textsf texttt textnormal mbox mathrm mathsf mathtt mathit operatorname'.split(' '),
);

/** What stands over a letter, by what it is called behind it. */
export const ACCENTS: Readonly<Record<string, string>> = {
  hat: 'hat',
  widehat: 'hat',
  bar: 'bar',
  overline: 'bar',
  tilde: 'tilde',
  widetilde: 'tilde',
  dot: 'dot',
  ddot: 'double dot',
  check: 'check',
  breve: 'breve',
};

/** Commands that only change how their argument looks. */
export const LOOKS: ReadonlySet<string> = new Set(
  (
    'mathbf mathbb mathcal mathfrak mathscr boldsymbol bm pmb boxed cancel underline overrightarrow smash ' +
    'mathop mathrel mathbin mathord ensuremath'
  ).split(' '),
);

/** Commands that say nothing, nor does their argument. */
export const UNHEARD: ReadonlySet<string> = new Set(
  'label tag color hspace vspace phantom hphantom vphantom ref eqref'.split(' '),
);

/** Commands that say nothing and take nothing. */
export const SILENT: ReadonlySet<string> = new Set([
  ...['left', 'right', 'middle', 'big', 'Big', 'bigg', 'Bigg', 'bigl', 'bigr', 'Bigl', 'Bigr', 'biggl', 'biggr'],
  ...['Biggl', 'Biggr', 'bigm', 'Bigm', 'displaystyle', 'textstyle', 'scriptstyle', 'limits', 'nolimits'],
  ...['nonumber', 'notag', 'hline', ',', ';', ':', '!', ' ', '>', 'thinspace', 'it', 'rm', 'bf', 'hfill', 'strut'],
]);

/** What opens and what closes, and what is said of what is between. */
export const FENCES: Readonly<Record<string, { readonly close: readonly string[]; readonly said: string }>> = {
  '(': { close: [')', ']'], said: '' },
  '[': { close: [']', ')'], said: '' },
  '\\{': { close: ['\\}'], said: 'the set' },
  lbrace: { close: ['rbrace'], said: 'the set' },
  '|': { close: ['|'], said: 'the absolute value of' },
  vert: { close: ['vert'], said: 'the absolute value of' },
  lvert: { close: ['rvert'], said: 'the absolute value of' },
  '\\|': { close: ['\\|'], said: 'the norm of' },
  Vert: { close: ['Vert'], said: 'the norm of' },
  lVert: { close: ['rVert'], said: 'the norm of' },
  lfloor: { close: ['rfloor'], said: 'the floor of' },
  lceil: { close: ['rceil'], said: 'the ceiling of' },
  langle: { close: ['rangle'], said: 'the inner product of' },
};

/** Signs that are called something and are values, not operators. */
export const NAMES: ReadonlySet<string> = new Set(
  (
    'infty emptyset varnothing ell hbar nabla partial varepsilon vartheta varphi varrho varsigma ' +
    'dots ldots cdots vdots ddots dotsc dotsb % degree'
  ).split(' '),
);

/** Letters, which are called what they are. */
const GREEK: ReadonlySet<string> = new Set(
  (
    'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau upsilon phi chi psi omega ' +
    'Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega'
  ).split(' '),
);

/** Whether a name is one of LaTeX's mathematics, and no other that a backslash may stand before. */
export function isCommand(name: string): boolean {
  if (/^(?:[dtc]?frac|[dt]?binom|sqrt)$/.test(name) || GREEK.has(name)) return true;
  return (
    /^[a-zA-Z]{2,}$/.test(name) &&
    (name in SIGNS || name in BIG || name in ACCENTS || LOOKS.has(name) || TEXTS.has(name))
  );
}
