/** The first page. Names in braces stand for what the page puts there: a link, or a number that a run computed. */
export const words = {
  description:
    'A model that does not learn, and nothing wrong with its data, its layers or its training loop. An interactive explainer that runs the broken model in your browser and finds what stopped it.',
  lead: 'A model trains, step after step, and learns nothing. Its data are right, its layers are right, its training loop is right. Somewhere inside, the gradient is lost.',
  log: { title: 'The training log: loss and AUC by step', step: 'step', loss: 'loss', auc: 'auc' },
  story: {
    title: 'What happened',
    text: 'An engineer trained a model to say whether two videos are alike. Both went through the same small network, the two vectors that came out were multiplied and summed, and the sum was the answer. The loss stayed where it began, at {loss}, and no weight in any layer changed. The data were checked, then the model, then the loop, and nothing was wrong with any of them. The gradient did set out from the loss, as it should; it never got home. (The log above is real: the same model, with films for videos, trained to make this page.)',
  },
  enter: { new: 'Open the case', begun: 'Continue', chapter: 'Chapter {number}: {title}' },
  lab: {
    title: 'The Lab',
    text: 'A model of your own does not train? {paste}. A Python in your browser runs it, and names the line where the gradient dies.',
    paste: 'Paste it into the Lab',
  },
};
