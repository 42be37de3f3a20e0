/** What the first sample tells the scripted engine to do. */
export const TOLD = {
  answer: 1,
  hang: 2,
  abort: 3,
  complainAndEnd: 4,
  talkNonsense: 5,
  fail: 6,
  answerLate: 7,
  answerLoaded: 8,
  tellEnvironment: 9,
};
