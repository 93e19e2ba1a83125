/** The first page. Names in braces stand for what the page puts there: a link, or a number that a run computed. */
export const words = {
  description:
    'A model that does not learn, and nothing wrong with its data, its layers or its training loop. An interactive explainer that runs the broken model in your browser and finds what stopped it.',
  lead: 'A model trains and learns nothing. Watch its gradient set out.',
  enter: { new: 'Open the case', begun: 'Continue', chapter: 'Chapter {number}: {title}' },
  stuck: { name: 'My loss is stuck', leadsTo: 'The field guide', what: 'From symptom to culprit' },
  story: {
    title: 'What happened',
    text: 'An engineer trained a model to say whether two videos are alike. Its loss stayed where it began, at {loss}, and no weight in any layer changed. The gradient did set out from the loss, as it should; it never got home. The model above is a small one with the same trouble. The case begins with the large one, and with films for videos.',
  },
  source: {
    title: 'The source',
    /** The title stands in its own language where the braces are. */
    text: 'The case is that of a blog post in Chinese, {title} (“Who stole my gradients? A small pit between parameter initialization and the loss function”). Its author and its address are not known to us.',
  },
  lab: {
    title: 'The Lab',
    text: 'A model of your own does not train? {paste}. A Python in your browser runs it, and names the line where the gradient dies.',
    paste: 'Paste it into the Lab',
  },
};
