/**
 * What the Lab says in place of a library: that something is not in it, or is too much, and what to write instead; by
 * code, with the facts that the sentence needs. What the libraries themselves say stays theirs.
 */

import type { ShapeFault } from '../../graph/shape.ts';

/** What takes the place of a package that programs often import, by what such packages are for. */
const packages = {
  data: 'Write the data into the program, or draw it with numpy.random.',
  models: 'Write the part that matters with torch or tensorflow itself.',
  pictures: 'Leave its lines out: the figure below draws the graph and the loss.',
  logs: 'Leave its lines out: the figure below charts the loss.',
  frameworks: 'Write the model with torch or tensorflow.',
  system: 'A program here has no files, no network and no other programs.',
  enum: 'Write its values as attributes of a class.',
  others: 'There are numpy, tensorflow and torch.',
};

type Nearest = string | null | undefined;

const shaped = (shape: readonly number[]) => `[${shape.join(', ')}]`;
const these = (shapes: readonly (readonly number[])[]) => shapes.map(shaped).join(', ');
const near = (name: Nearest) => (name ? ` The nearest thing here is ${name}.` : '');

/** Shapes that an operation cannot take. */
const shapes: { readonly [Code in ShapeFault['code']]: (fault: ShapeFault & { code: Code }) => string } = {
  sizesApart: ({ one, other, sizes: [size, against] }) =>
    `Shapes ${shaped(one)} and ${shaped(other)} do not broadcast: ${size} against ${against}.`,
  noAxis: ({ shape, axis }) => `Shape ${shaped(shape)} has no axis ${axis}.`,
  noNewShape: () => 'A reshape needs the shape to take.',
  reshape: ({ from, size, to }) => `${shaped(from)} has ${size} elements; they do not fill ${shaped(to)}.`,
  noMatrices: ({ one, other }) => `A matrix product takes two matrices; it got ${shaped(one)} and ${shaped(other)}.`,
  innerSizes: ({ one, other, sizes }) =>
    `A matrix product cannot join ${shaped(one)} and ${shaped(other)}: inner sizes ${sizes.join(' and ')}.`,
  noOperand: () => 'A concatenation needs at least one operand.',
  concatenation: ({ axis, shapes }) => `These shapes cannot be joined along axis ${axis}: ${these(shapes)}.`,
  lookup: () => 'An embedding lookup takes a table [rows, size] and row numbers [batch, features].',
  labels: ({ labels, logits }) => `Labels of shape ${labels} do not fit logits of shape ${logits}.`,
  permutation: ({ shape, axes }) =>
    `A permutation of ${shaped(shape)} names each of its axes once; it got ${shaped(axes)}.`,
  picked: ({ count, shape }) => `${count} elements do not fill ${shaped(shape)}.`,
  noElement: ({ shape, place }) => `${shaped(shape)} has no element ${place}.`,
  leafShape: () => 'A leaf has the shape it is given; there is nothing to infer.',
};

export const words = {
  ...shapes,

  // Names.
  missing: ({ name, nearest }: { name: string; nearest?: Nearest }) => `${name} is not in the Lab.${near(nearest)}`,
  missingLoop: ({ name }: { name: string }) => `${name} is not in the Lab.${near('a loop of Python')}`,
  missingMain: ({ name }: { name: string }) => `${name} is not in the Lab.${near('a call of main()')}`,
  missingSaver: ({ name }: { name: string }) =>
    `${name} is not in the Lab.${near('sess.run, which gives the values of variables')}`,
  missingNegatives: ({ name }: { name: string }) =>
    `${name} is not in the Lab.${near('tensorflow.nn.sigmoid_cross_entropy_with_logits, of negatives drawn by hand')}`,
  missingCallback: ({ name }: { name: string }) => `${name} is not in the Lab.${near('the history that fit returns')}`,
  missingJacobian: ({ name }: { name: string }) =>
    `${name} is not in the Lab.${near('tf.GradientTape.gradient, for one element at a time')}`,
  missingPackage: ({ name, kind }: { name: string; kind: keyof typeof packages }) =>
    `${name} is not in the Lab. ${packages[kind]}`,
  missingImport: ({ name }: { name: string }) => `${name} is not in the Lab's form of this module.`,
  argument: ({ of, name }: { of: string; name: string }) => `${of}(${name}=…) is not in the Lab.`,

  // The interpreter and the run.
  noMessage: 'raised without a message.',
  memory: ({ heap, tensors }: { heap: number; tensors: number }) =>
    `The program needs more memory than the Lab has: ${heap} MB for lists and texts, ${tensors} MB for tensors. Make them smaller.`,
  nesting: 'The program is too long or too deeply nested for the Lab. Break the expression into several lines.',
  recursion: 'maximum recursion depth exceeded: a function calls itself without end.',
  wholeNumber: 'A whole number here is too large.',
  file: 'There is no such file: the Lab has none of yours. Write the data into the program.',
  lines: ({ most }: { most: number }) =>
    `The program printed more than ${most.toLocaleString('en')} lines and was stopped.`,
  seconds: ({ most }: { most: number }) => `The program ran for more than ${most} seconds and was stopped.`,
  brackets: ({ most }: { most: number }) => `more than ${most} brackets within one another.`,
  character: ({ shown, point, meant }: { shown?: string | undefined; point: string; meant?: string | undefined }) =>
    `invalid character ${shown === undefined ? point : `'${shown}' (${point})`}: ` +
    (meant === undefined ? 'take it out.' : `write ${meant === ' ' ? 'a plain space' : meant} in its place.`),
  input: 'input() is not in the Lab: nobody can answer while a program runs. Write the value in its place.',
  browser: 'The browser is not in the Lab: a program computes, and nothing else.',

  // Tensors of the tape.
  leaf: ({ count, shape }: { count: number; shape: readonly number[] }) =>
    `${count} values do not fill the shape ${shaped(shape)}.`,
  otherRun: 'This tensor belongs to another run.',
  onlyVariables: 'Only a variable can be given other values.',
  shape: ({ shape, wrong }: { shape: readonly number[]; wrong: number }) =>
    `A size must be a whole number from 0 up; the shape ${shaped(shape)} has ${wrong}.`,
  room: ({ shape, most, taken }: { shape: readonly number[]; most: number; taken: number }) =>
    `A tensor of shape ${shaped(shape)} does not fit: all tensors of a run may take ${most} MB, and ${taken} MB would be taken.`,
  setting: 'A size or a setting here is infinite, or not a number.',
  secondDerivatives: 'Second derivatives are not in the Lab: a gradient cannot be differentiated again.',
  manySteps: 'The Lab cannot follow a gradient through so many steps in a row. Use fewer.',
  raggedRows: ({ one, other }: { one: readonly number[]; other: readonly number[] }) =>
    `The rows are not all of one length: ${shaped(one)} and ${shaped(other)}.`,
  notNumbers: ({ kind }: { kind: string }) => `A tensor is made of numbers; this is ${kind}.`,
  noBroadcast: ({ one, other }: { one: readonly number[]; other: readonly number[] }) =>
    `Shapes ${shaped(one)} and ${shaped(other)} do not broadcast.`,

  // NumPy.
  arrayAttribute: ({ name, nearest }: { name: string; nearest: Nearest }) =>
    `An array has no \`${name}\` in the Lab.${near(nearest && `\`${nearest}\``)}`,
  arrayOfOthers: ({ kind }: { kind: string }) => `An array is made of numbers; this is ${kind}.`,
  arrayRoom: ({ count, most }: { count: number; most: number }) =>
    `An array of ${count} numbers does not fit: one array may take ${most} MB.`,
  arraysRoom: ({ most }: { most: number }) =>
    `All arrays of a run may take ${most} GB; this one does not fit any more.`,
  arrayType: ({ name }: { name: string }) =>
    `The type ${name} is not in the Lab. There are float64, float32, int64, int32 and bool.`,
  truthAsIndex: 'True and False by themselves are no indices in the Lab; use an array of them.',
  dotOfMany: 'dot of an array of more than 2 dimensions is not in the Lab; use matmul.',
  matrixNorm: ({ order }: { order: string }) => `The norm ${order} of a matrix is not in the Lab.${near("'fro'")}`,
  printOptions: ({ names }: { names: string }) =>
    `set_printoptions(${names}) is not in the Lab. There are precision, threshold, edgeitems, linewidth and suppress.`,
  seed: ({ kind }: { kind: string }) => `A seed is a whole number in the Lab; this is ${kind}.`,
  widestDraw: 'The Lab draws whole numbers from at most 2**32.',
  shuffle: 'A single number cannot be shuffled.',
  choiceByProbabilities: 'choice without replacement by probabilities is not in the Lab; leave p out.',
  generatorChoice: 'Generator.choice without replacement is not in the Lab; use permutation(n)[:count].',
  generatorType: 'A generator draws float64 in the Lab; convert the numbers with .astype(np.float32).',

  // PyTorch.
  size: ({ given }: { given: string }) => `A size must be a whole number; this is ${given}.`,
  overflow: 'Overflow when unpacking long: a whole number here is too large.',
  tensorExponent: ({ base }: { base: string }) => `A tensor as the exponent of ${base} is not in the Lab.`,
  endlessExponent: 'An exponent that is infinite, or not a number, is not in the Lab.',
  createGraph: 'create_graph=True is not in the Lab: gradients of gradients are not computed.',
  projection: 'proj_size is not in the Lab. Put a Linear behind the LSTM.',
  torchWhereCondition: `torch.where of a condition alone is not in the Lab.${near('nonzero()')}`,
  torchEinsumWords: ({ equation }: { equation: string }) =>
    `torch.einsum takes one word of letters for each tensor in the Lab: ${equation}`,
  torchEinsumLetters: ({ word }: { word: string }) =>
    `torch.einsum takes each letter once for each axis in the Lab: ${word}`,

  // TensorFlow and Keras.
  activation: ({ name, nearest }: { name: string; nearest: Nearest }) =>
    `Unknown activation function: ${name}.${nearest ? ` The nearest is ${nearest}.` : ''}`,
  initializer: ({ name, known }: { name: string; known: string }) =>
    `Unknown initializer: ${name}. The Lab has ${known}.`,
  optimizer: ({ name, known }: { name: string; known: string }) => `Unknown optimizer: ${name}. The Lab has ${known}.`,
  loss: ({ name, known }: { name: string; known: string }) => `Unknown loss function: ${name}. The Lab has ${known}.`,
  metric: ({ name, known }: { name: string; known: string }) => `Metric ${name} is not in the Lab. It has ${known}.`,
  tensorByName: 'Graph.get_tensor_by_name is not in the Lab: keep the tensor in a variable of Python.',
  fetchByName: 'Fetching by name is not in the Lab: fetch the tensor itself.',
  numpyBeforeRun: "'Tensor' object has no attribute 'numpy': it has no value before a session runs it.",
  valueBeforeRun: 'The values are not known before the graph runs.',
  valueOutsideSession: ({ name }: { name: string }) =>
    `A variable of a graph has a value in a session only: use sess.run(${name}).`,
  inputValue: 'A Keras input has a value only when its model is called.',
  lookupGradients:
    'Gradients of lookups are dense in the Lab: one row for each of the table, zero where it was not read. They have no `values` and no `indices`.',
  whereCondition: 'tf.where of a condition alone is not in the Lab; give it x and y.',
  normOrder: ({ order }: { order: string }) =>
    `tf.norm of order ${order} is not in the Lab. The orders here are 1, 2 and inf.`,
  largeSeed: ({ seed }: { seed: number }) => `A seed is an integer below 2^53; ${seed} is not.`,
  tensordot: `tf.tensordot is in the Lab with axes=1 only.${near('tf.matmul')}`,
  gatherNd: 'tf.gather_nd is in the Lab with batch_dims=0 only.',
  booleanMask: 'tf.boolean_mask is in the Lab along the first axes only.',
  pad: "tf.pad is in the Lab with mode='CONSTANT' only.",
  meshgrid: 'tf.meshgrid is in the Lab of two tensors only.',
  sorting: 'Sorting is in the Lab along the last axis only.',
  einsumEllipsis: 'tf.einsum with an ellipsis is not in the Lab. Write the axes out.',
  einsumInputs: ({ expected, equation, got }: { expected: number; equation: string; got: number }) =>
    `Expected ${expected} inputs for ${equation}, got ${got}.`,
  einsumAxes: ({ axes, shape }: { axes: string; shape: readonly number[] }) =>
    `The axes ${axes} do not fit a tensor of shape ${shaped(shape)}.`,
  einsumAxis: ({ axis, one, other }: { axis: string; one: number; other: number }) =>
    `The axis ${axis} is ${one} long, and ${other}.`,
  filterDepth: ({ input, filter }: { input: number; filter: number }) =>
    `The depth of the input must be that of the filter: ${input} and ${filter}.`,
  pooling: "Pooling with padding='same' is in the Lab where the windows fill the input only.",
  dotLayer: 'keras.layers.Dot in the Lab takes two tensors of two axes, or two of three.',
  gru: 'GRU is in the Lab with reset_after=True only.',
  polynomialDecay: 'PolynomialDecay is in the Lab without cycle.',
  earlyStopping: 'EarlyStopping is in the Lab without baseline and start_from_epoch.',
  reduceOnPlateau: 'ReduceLROnPlateau is in the Lab without cooldown.',
  fit: 'fit is in the Lab without class_weight, sample_weight and steps_per_epoch.',
  endlessRepeat: 'Dataset.repeat without a count has no end, and is not in the Lab. Give it one.',
  controlDependencies: 'tf.control_dependencies is in the Lab without operations only. Run them in the session first.',
  conditionFails: 'The condition does not hold.',
  tensorsDiffer: ({ count }: { count: number }) => `The tensors differ in ${count} elements.`,

  // Python's own library.
  commandLine: ({ name }: { name: string }) => `Nothing is passed to a program in the Lab: give ${name} a default.`,
  copy: ({ kind }: { kind: string }) => `A ${kind} cannot be copied in the Lab.`,
  dataclassFields: ({ name }: { name: string }) =>
    `The fields of the dataclass ${name} were not found in the program's text.`,
  dataclassValues: ({ name, taken, given }: { name: string; taken: number; given: number }) =>
    `${name} takes ${taken} values, and was given ${given}.`,
  dataclassField: ({ name, field }: { name: string; field: string }) => `${name} has no free field ${field}.`,
  dataclassValue: ({ name, field }: { name: string; field: string }) => `${name} needs a value for ${field}.`,
  matplotlib: 'matplotlib draws nothing in the Lab. The figure below charts the loss.',
  warning: ({ text }: { text: string }) => `Warning: ${text}`,
};
