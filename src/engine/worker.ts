import { expose } from 'comlink';
import { startWebGL } from './webgl.ts';
import { engineApi } from './worker-api.ts';

expose(engineApi(startWebGL));
