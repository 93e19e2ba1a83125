import type { BackendName, WebGLReport } from '../engine/protocol.ts';
import type { Words } from '../words/words.ts';
import { formatNumber } from '../view/format.ts';

/** What a figure runs on, why not on WebGL, and how fast both are here. */
export function backendText(backend: BackendName, { reason, cpu, webgl }: WebGLReport, words: Words): string {
  const { faster, fallback } = words.backend;
  const timed = cpu !== undefined && webgl !== undefined ? faster(twoDigits(cpu), twoDigits(webgl)) : '';
  return [words.backend[backend], reason ? fallback[reason] : '', timed].filter(Boolean).join(' ');
}

function twoDigits(milliseconds: number): string {
  return formatNumber(Number(milliseconds.toPrecision(2)));
}
