import { chapterTables, type Tables } from '../engine/tables.ts';
import { filmFeeders } from '../films/feed.ts';

/** What the figures' models are made of, and fed with. */
export const figureTables: Tables = { ...chapterTables, feeders: filmFeeders };
