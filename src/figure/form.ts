import { accepts, type Field, type State } from './field.ts';

/** The form is the state: these read and write its controls by the names in the field table. */

type Control = RadioNodeList | HTMLInputElement | HTMLSelectElement;

export function controlOf(form: HTMLFormElement, key: string): Control | null {
  return form.elements.namedItem(key) as Control | null;
}

export function readForm(form: HTMLFormElement, fields: readonly Field[]): State {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const control = controlOf(form, field.key);
      return control ? [[field.key, control.value]] : [];
    }),
  );
}

/** Puts values into the controls. Fields without a control are passed over. */
export function writeForm(form: HTMLFormElement, state: State): void {
  for (const [key, value] of Object.entries(state)) {
    const control = controlOf(form, key);
    if (control && control.value !== value) control.value = value;
  }
}

/** Sets one control as a reader would, so that everything that listens to the form hears of it. */
export function setControl(form: HTMLFormElement, key: string, value: string): void {
  writeForm(form, { [key]: value });
  form.dispatchEvent(new Event('input', { bubbles: true }));
}

/** The fields whose text is no value they can take; each such control is marked as invalid. */
export function invalidFields(form: HTMLFormElement, fields: readonly Field[]): Field[] {
  return fields.filter((field) => {
    const control = controlOf(form, field.key);
    if (!control) return false;
    const good = accepts(field, control.value);
    if ('setAttribute' in control) {
      if (good) control.removeAttribute('aria-invalid');
      else control.setAttribute('aria-invalid', 'true');
    }
    return !good;
  });
}
