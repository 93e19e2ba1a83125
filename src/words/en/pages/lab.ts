/** The Lab's page round its bench. */
export const words = {
  title: 'Lab',
  description:
    'Paste a snippet of Python that defines a small model and does not train. See its gradients, who steals them, in which line, and the smallest fix.',
  lead: 'Your model does not train. Who steals its gradient?',
  text: 'Paste twenty to sixty lines of PyTorch or TensorFlow that define a small model, and press Run. A real Python runs them here, in your browser; the gradients are computed by the same engine as those of {case}. It knows the parts of the libraries that small models use, and says so where it does not.',
  case: 'the case',
  needs: 'The Lab needs JavaScript and WebAssembly. Below stands what it makes of one example: the pair model.',
  caption:
    'The model as it stood when this gradient was taken. Choose an optimizer under Training, and train it on from there.',
};
