import { serveEngine } from '../engine/engine-api.ts';
import { startWebGL } from '../engine/start-webgl.ts';
import { figureTables } from './tables.ts';

serveEngine(figureTables, startWebGL);
