/** The Lab, as its tests use it. */
import type { Locator, Page } from '@playwright/test';
import { expect } from './fixture.ts';

export const editor = (page: Page): Locator => page.getByRole('textbox', { name: 'Python code' });
export const output = (page: Page): Locator => page.getByRole('log', { name: 'Output' });
export const figure = (page: Page): Locator => page.getByRole('group', { name: 'Lab', exact: true });
/** What the Lab says of itself and of the run. */
export const remark = (page: Page): Locator => page.locator('[data-part="status"]');

/** Opens the Lab and waits for its editor. */
export async function open(page: Page, address = 'lab/'): Promise<void> {
  await page.goto(address);
  await expect(editor(page)).toBeVisible({ timeout: 30_000 });
}

/** Runs a program, or what stands in the editor, to its end. */
export async function run(page: Page, program?: string): Promise<void> {
  if (program !== undefined) await editor(page).fill(program);
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Stop', exact: true })).toBeDisabled({ timeout: 30_000 });
}

/** Puts a program in the place of what the editor holds, as a reader who pastes it. */
export async function paste(page: Page, program: string): Promise<void> {
  await editor(page).focus();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.press('Delete');
  await editor(page).evaluate((element, text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, program);
}
