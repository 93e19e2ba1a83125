import { expose } from 'comlink';
import { torchScript } from './torch-script.ts';

const api = { script: torchScript };

/** What a worker that writes scripts answers to. */
export type ScriptApi = typeof api;

expose(api);
