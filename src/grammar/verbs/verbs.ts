import type { Place } from '../places/place.ts';
import type { Outcome } from '../places/text/outcome.ts';
import { countThings } from './asking/countThings.ts';
import { listThings } from './asking/listThings.ts';
import { readAloud } from './asking/readAloud.ts';
import { tellChanges } from './asking/tellChanges.ts';
import { tellPlace } from './asking/tellPlace.ts';
import { tellProblems } from './asking/tellProblems.ts';
import { tellType } from './asking/tellType.ts';
import { tellUses } from './asking/tellUses.ts';
import { changeTarget } from './changing/changeTarget.ts';
import { copyTarget } from './changing/copyTarget.ts';
import { deleteTarget } from './changing/deleteTarget.ts';
import { formatTarget } from './changing/formatTarget.ts';
import { surroundTarget } from './changing/surroundTarget.ts';
import { switchValue } from './changing/switchValue.ts';
import { emphasizeTarget } from './documents/emphasizeTarget.ts';
import { headingLevel } from './documents/headingLevel.ts';
import { joinKind } from './documents/joinKind.ts';
import { retagTarget } from './documents/retagTarget.ts';
import { tickTask } from './documents/tickTask.ts';
import { findText } from './going/findText.ts';
import { goToTarget } from './going/goToTarget.ts';
import { moveCursor } from './going/moveCursor.ts';
import { selectTarget } from './going/selectTarget.ts';
import { blankLine } from './lines/blankLine.ts';
import { commentTarget } from './lines/commentTarget.ts';
import { duplicateTarget } from './lines/duplicateTarget.ts';
import { indentTarget } from './lines/indentTarget.ts';
import { joinTarget } from './lines/joinTarget.ts';
import { moveTarget } from './lines/moveTarget.ts';
import { moveTo } from './lines/moveTo.ts';
import { newLine } from './lines/newLine.ts';
import { sortTarget } from './lines/sortTarget.ts';
import { extractTarget } from './naming/extractTarget.ts';
import { renameTarget } from './naming/renameTarget.ts';
import { awaitTarget } from './reshaping/awaitTarget.ts';
import { braceTarget } from './reshaping/braceTarget.ts';
import { branchTarget } from './reshaping/branchTarget.ts';
import { flipBranches } from './reshaping/flipBranches.ts';
import { functionForm } from './reshaping/functionForm.ts';
import { negateTarget } from './reshaping/negateTarget.ts';
import { quoteTarget } from './reshaping/quoteTarget.ts';
import { setModifier } from './reshaping/setModifier.ts';
import { swapTargets } from './reshaping/swapTargets.ts';
import type { Arguments, Verb } from './verb.ts';
import { exchangeTarget } from './wishing/exchangeTarget.ts';
import { giveDefault } from './wishing/giveDefault.ts';
import { wishTarget } from './wishing/wishTarget.ts';
import { unwrapTarget } from './wrapping/unwrapTarget.ts';
import { wrapTarget } from './wrapping/wrapTarget.ts';
import { addCode } from './writing/addCode.ts';
import { addSign } from './writing/addSign.ts';
import { passArgument } from './writing/passArgument.ts';
import { spellLetters } from './writing/spellLetters.ts';
import { typeWords } from './writing/typeWords.ts';
import { writeCode } from './writing/writeCode.ts';
import { writeStatement } from './writing/writeStatement.ts';

/** All verbs. What may be said of two is the earlier one's. */
export const VERBS: readonly Verb[] = [
  goToTarget,
  moveCursor,
  selectTarget,
  // In documents, what "make" and "remove" say of texts.
  emphasizeTarget,
  headingLevel,
  retagTarget,
  joinKind,
  // Behind "remove" too, where something is told to stay.
  unwrapTarget,
  deleteTarget,
  // What "make" and "change … to" say of strings and declarations.
  quoteTarget,
  awaitTarget,
  braceTarget,
  branchTarget,
  extractTarget,
  functionForm,
  setModifier,
  formatTarget,
  giveDefault,
  exchangeTarget,
  changeTarget,
  wishTarget,
  switchValue,
  tickTask,
  renameTarget,
  swapTargets,
  flipBranches,
  negateTarget,
  wrapTarget,
  surroundTarget,
  commentTarget,
  joinTarget,
  sortTarget,
  duplicateTarget,
  moveTo,
  moveTarget,
  // Lines that are moved to the right, where an item was not.
  indentTarget,
  copyTarget,
  blankLine,
  newLine,
  // What is signs alone is no code to be added.
  addSign,
  // An argument of what is called by its name.
  passArgument,
  addCode,
  writeStatement,
  spellLetters,
  typeWords,
  tellPlace,
  tellProblems,
  readAloud,
  countThings,
  listThings,
  tellUses,
  tellType,
  tellChanges,
  findText,
  writeCode,
];

const BY_NAME: ReadonlyMap<string, Verb> = new Map(VERBS.map(verb => [verb.name, verb]));

/**
 * What a verb comes to, computed and not done. Undefined for one that there is not, and where its target is not there.
 */
export function plan(name: string, given: Arguments, place: Place): Outcome | undefined {
  return BY_NAME.get(name)?.plan(given, place);
}

/** The verb of a name; undefined for what the editor or Aloud does itself. */
export function verbCalled(name: string): Verb | undefined {
  return BY_NAME.get(name);
}
