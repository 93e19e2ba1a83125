import { alibiOf } from './alibi.ts';
import { lineUpReadings } from './reading.ts';
import { MORE_STEPS, STEPS, stepsOf, suspectNames, suspects, suspectSpec, type SuspectName } from './suspects.ts';
import { films } from '../../build/films.ts';
import { trained } from '../../figure/trained.ts';
import { factSource, joinedSource, type ValueSource } from '../../figure/value-source.ts';

const facts = factSource({
  tried: () => suspectNames.length - 1,
  steps: () => STEPS,
  moreSteps: () => MORE_STEPS,
  clip: () => String(suspects.clip.update.clip),
});

const ofSuspects: ValueSource = {
  names: suspectNames.flatMap((name) => [`${name}.…`, `normal.${name}.…`]),
  read(name) {
    const control = name.startsWith('normal.');
    const [suspect, number] = name.replace(/^normal\./, '').split('.') as [SuspectName, string];
    if (!suspectNames.includes(suspect)) return undefined;
    const spec = suspectSpec(films, suspect, control ? 'normal' : 'zeros');
    const frame = trained(spec, stepsOf(suspect));
    return lineUpReadings.read(`${suspect}.${number}`, { [suspect]: alibiOf(spec.graph, frame, frame.aucs) });
  },
};

/** A number of one suspect: `rate100.loss` as found, `normal.rate100.loss` in the control group. */
export const lineUpValues = joinedSource(facts, ofSuspects);
