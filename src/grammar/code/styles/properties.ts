/** Properties of style sheets that people set by hand, from MDN's list; words are said apart. */
export const PROPERTIES: ReadonlySet<string> = new Set(
  `align-content align-items align-self all animation animation-delay animation-direction animation-duration
  animation-fill-mode animation-iteration-count animation-name animation-play-state animation-timing-function appearance
  aspect-ratio backdrop-filter backface-visibility background background-attachment background-blend-mode background-clip
  background-color background-image background-origin background-position background-repeat background-size block-size
  border border-block border-bottom border-bottom-color border-bottom-left-radius border-bottom-right-radius
  border-bottom-style border-bottom-width border-collapse border-color border-image border-inline border-left
  border-left-color border-left-style border-left-width border-radius border-right border-right-color border-right-style
  border-right-width border-spacing border-style border-top border-top-color border-top-left-radius
  border-top-right-radius border-top-style border-top-width border-width bottom box-shadow box-sizing break-after
  break-before break-inside caption-side caret-color clear clip-path color column-count column-gap column-rule
  column-width columns contain content cursor direction display empty-cells fill filter flex flex-basis flex-direction
  flex-flow flex-grow flex-shrink flex-wrap float font font-family font-feature-settings font-kerning font-size
  font-style font-variant font-weight gap grid grid-area grid-auto-columns grid-auto-flow grid-auto-rows grid-column
  grid-column-end grid-column-start grid-row grid-row-end grid-row-start grid-template grid-template-areas
  grid-template-columns grid-template-rows height hyphens inline-size inset isolation justify-content justify-items
  justify-self left letter-spacing line-clamp line-height list-style list-style-image list-style-position
  list-style-type margin margin-block margin-bottom margin-inline margin-left margin-right margin-top mask max-height
  max-width min-height min-width mix-blend-mode object-fit object-position opacity order outline outline-color
  outline-offset outline-style outline-width overflow overflow-wrap overflow-x overflow-y overscroll-behavior padding
  padding-block padding-bottom padding-inline padding-left padding-right padding-top perspective place-content
  place-items place-self pointer-events position quotes resize right rotate row-gap scale scroll-behavior scroll-margin
  scroll-padding scroll-snap-type stroke stroke-width tab-size table-layout text-align text-decoration
  text-decoration-color text-indent text-overflow text-shadow text-transform text-wrap top transform transform-origin
  transform-style transition transition-delay transition-duration transition-property transition-timing-function
  translate unicode-bidi user-select vertical-align visibility white-space width will-change word-break word-spacing
  word-wrap writing-mode z-index zoom`.split(/\s+/),
);

/** Colours by name. */
export const COLOURS: ReadonlySet<string> = new Set(
  `aqua azure beige black blue brown coral crimson cyan darkblue darkgray darkgreen darkgrey darkorange darkred fuchsia
  gold gray green grey indigo ivory khaki lavender lightblue lightgray lightgreen lightgrey lime linen magenta maroon
  navy olive orange orchid pink plum purple rebeccapurple red salmon sienna silver skyblue slategray snow steelblue tan
  teal thistle tomato turquoise violet wheat white whitesmoke yellow`.split(/\s+/),
);

/** Words that are values, those of several words joined as they are written. */
export const KEYWORDS: ReadonlySet<string> = new Set([
  ...COLOURS,
  ...`absolute alternate auto balance baseline blink block bold bolder border-box both bottom break-all break-word
  capitalize cell center circle clip collapse column column-reverse contain content-box contents cover crosshair
  currentcolor cursive dashed decimal default dense disc dotted double ease ease-in ease-in-out ease-out ellipsis end
  fill fit-content fixed flex flex-end flex-start flow-root forwards grab grid groove help hidden horizontal infinite
  inherit initial inline inline-block inline-flex inline-grid inset inside italic justify keep-all large larger left
  lighter line-through linear list-item lowercase max-content medium middle min-content monospace move no-repeat none
  normal not-allowed nowrap oblique outset outside overline padding-box pointer pre pre-line pre-wrap progress relative
  repeat repeat-x repeat-y revert ridge right row row-reverse safe sans-serif scale-down scroll self-end self-start
  separate serif small smaller smooth solid space-around space-between space-evenly square start static sticky stretch
  sub subgrid super system-ui table table-cell table-row text text-bottom text-top thick thin top transparent underline
  unset uppercase vertical visible wait wrap wrap-reverse zoom-in zoom-out`.split(/\s+/),
]);
