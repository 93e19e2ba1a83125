import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { pythonLanguage } from '@codemirror/lang-python';
import { bracketMatching, HighlightStyle, indentOnInput, indentUnit, syntaxHighlighting } from '@codemirror/language';
import { EditorState, RangeSet, StateEffect, StateField, type Extension } from '@codemirror/state';
import {
  Decoration,
  EditorView,
  gutter,
  GutterMarker,
  highlightSpecialChars,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import { tags } from '@lezer/highlight';

/** What a line of the source is marked for. */
export type LineMark = 'error' | 'thief' | 'lit';

/** Line numbers, from 1, by what they are marked for. */
export type LineMarks = Readonly<Partial<Record<LineMark, readonly number[]>>>;

const setMarks = StateEffect.define<LineMarks>();

/** Marks stay until others are set; they move with their lines. */
const marks = StateField.define<LineMarks>({
  create: () => ({}),
  update: (value, transaction) =>
    transaction.effects.reduce((now, effect) => (effect.is(setMarks) ? { ...now, ...effect.value } : now), value),
  provide: (field) =>
    EditorView.decorations.from(field, (value) => (view: EditorView) => {
      const lines = Object.entries(value).flatMap(([mark, numbers]) =>
        numbers!
          .filter((n) => n >= 1 && n <= view.state.doc.lines)
          .map((n) => ({ mark, from: view.state.doc.line(n).from })),
      );
      return Decoration.set(
        lines.map(({ mark, from }) => Decoration.line({ class: `line-${mark}` }).range(from)),
        true,
      );
    }),
});

/** A word in the margin, so that colour is not alone. */
class Word extends GutterMarker {
  readonly #mark: 'error' | 'thief';
  readonly #text: string;

  constructor(mark: 'error' | 'thief', text: string) {
    super();
    this.#mark = mark;
    this.#text = text;
  }

  override eq(other: Word): boolean {
    return this.#mark === other.#mark && this.#text === other.#text;
  }

  override toDOM(): Node {
    const word = document.createElement('span');
    word.className = `margin-${this.#mark}`;
    word.textContent = this.#text;
    return word;
  }
}

const highlighting = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword], class: 'code-keyword' },
  { tag: tags.comment, class: 'code-comment' },
  { tag: [tags.string, tags.special(tags.string)], class: 'code-string' },
  { tag: [tags.number, tags.bool, tags.null], class: 'code-number' },
  { tag: tags.definition(tags.variableName), class: 'code-definition' },
]);

export interface EditorWords {
  /** Accessible name of the editor. */
  readonly name: string;
  readonly margin: Readonly<Record<'error' | 'thief', string>>;
}

/** The Python editor. Tab leaves it, as everywhere on the page; Ctrl+Enter or Cmd+Enter runs. */
export class Editor {
  readonly #view: EditorView;

  constructor(
    parent: HTMLElement,
    text: string,
    words: EditorWords,
    { onRun, onChange, onLine }: { onRun: () => void; onChange: () => void; onLine: (line: number) => void },
  ) {
    this.#view = new EditorView({
      parent,
      state: EditorState.create({
        doc: text,
        extensions: [
          lineNumbers(),
          margin(words),
          highlightSpecialChars(),
          history(),

          indentUnit.of('    '),
          indentOnInput(),
          bracketMatching(),
          // The language alone: its support would bring completion along, 10 kB that this editor does not use.
          pythonLanguage,
          syntaxHighlighting(highlighting),
          marks,
          EditorView.lineWrapping,
          EditorView.contentAttributes.of({
            'aria-label': words.name,
            'aria-describedby': 'lab-keys',
            spellcheck: 'false',
            // It is in the tab order by itself; this says so to those who only look at attributes.
            tabindex: '0',
          }),
          keymap.of([
            { key: 'Mod-Enter', preventDefault: true, run: () => (onRun(), true) },
            ...defaultKeymap,
            ...historyKeymap,
          ]),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) onChange();
            if (update.selectionSet && !update.docChanged && update.view.hasFocus)
              onLine(update.state.doc.lineAt(update.state.selection.main.head).number);
          }),
        ],
      }),
    });
  }

  get text(): string {
    return this.#view.state.doc.toString();
  }

  /** Puts another program in place of the one that stands there; undo brings it back. */
  set text(text: string) {
    this.#view.dispatch({ changes: { from: 0, to: this.#view.state.doc.length, insert: text } });
  }

  /** Writes lines anew, as many from each as it says. Lines that are not there are passed over. */
  write(edits: readonly { readonly line: number; readonly lines: number; readonly text: string }[]): void {
    const { doc } = this.#view.state;
    const changes = edits
      .filter(({ line, lines }) => line >= 1 && line + lines - 1 <= doc.lines)
      .map(({ line, lines, text }) => ({
        from: doc.line(line).from,
        to: doc.line(line + lines - 1).to,
        insert: text,
      }));
    this.#view.dispatch({ changes });
  }

  mark(lines: LineMarks): void {
    this.#view.dispatch({ effects: setMarks.of(lines) });
  }

  /** Brings a line into view. */
  reveal(line: number): void {
    const { doc } = this.#view.state;
    if (line < 1 || line > doc.lines) return;
    this.#view.dispatch({ effects: EditorView.scrollIntoView(doc.line(line).from, { y: 'nearest' }) });
  }

  focus(): void {
    this.#view.focus();
  }

  stop(): void {
    this.#view.destroy();
  }
}

function margin({ margin: said }: EditorWords): Extension {
  return gutter({
    class: 'margin',
    markers: (view) => {
      const { thief = [], error = [] } = view.state.field(marks);
      const words = new Map<number, Word>([
        ...thief.map((line) => [line, new Word('thief', said.thief)] as const),
        ...error.map((line) => [line, new Word('error', said.error)] as const),
      ]);
      const ranges = [...words]
        .filter(([line]) => line >= 1 && line <= view.state.doc.lines)
        .map(([line, word]) => word.range(view.state.doc.line(line).from));
      return RangeSet.of(ranges, true);
    },
  });
}
