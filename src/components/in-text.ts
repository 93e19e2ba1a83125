/** What most chapters have in their text comes in one script, whether a chapter has it or not: many small ones weigh more. */
import './formula-link-later.ts';
import './predict.ts';
import '../figure/inline-flip.ts';
