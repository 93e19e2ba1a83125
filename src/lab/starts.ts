import { initializerNames, type Initializer, type InitializerName } from '../engine/initializers.ts';
import { parametersOf, type NodeId } from '../graph/graph.ts';
import type { Words } from '../words/words.ts';
import type { LabModel } from './report.ts';

/** What a tensor can start as; first, as the program has it. */
const CHOICES = ['program', ...initializerNames] as const;

/** The controls that start the reader's tensors otherwise than the program does. They stand until the next run. */
export class Starts {
  readonly #place: HTMLElement;
  readonly #words: Words;
  readonly #asInProgram: string;
  #model: LabModel | undefined;

  /** @param place a part that is shown once there is something to choose. */
  constructor(place: HTMLElement, words: Words, asInProgram: string, onChange: () => void) {
    this.#place = place;
    this.#words = words;
    this.#asInProgram = asInProgram;
    place.addEventListener('change', onChange);
  }

  /** Offers the tensors of a model; of the one that is there already, what was chosen stays. */
  take(model: LabModel): void {
    if (model === this.#model) return;
    this.#model = model;
    const parameters = parametersOf(model.graph);
    this.#place.hidden = parameters.length === 0;
    this.#place
      .querySelector('.figure-controls')!
      .replaceChildren(...parameters.map((node, i) => this.#field(node.id, node.name ?? node.id, `lab-start-${i}`)));
  }

  /** What the reader has chosen, by tensor. */
  get chosen(): Readonly<Record<NodeId, Initializer>> {
    const selects = [...this.#place.querySelectorAll('select')].filter(({ value }) => value !== 'program');
    return Object.fromEntries(
      selects.map(({ dataset, value }) => [dataset.tensor!, { name: value as InitializerName }] as const),
    );
  }

  #field(tensor: NodeId, name: string, id: string): HTMLElement {
    const field = document.createElement('div');
    field.className = 'field';
    const label = document.createElement('label');
    label.className = 'field-name';
    label.htmlFor = id;
    label.textContent = name;
    label.translate = false;
    const select = document.createElement('select');
    select.id = id;
    select.dataset.tensor = tensor;
    for (const choice of CHOICES)
      select.add(new Option(choice === 'program' ? this.#asInProgram : this.#words.options[choice], choice));
    field.append(label, select);
    return field;
  }
}
