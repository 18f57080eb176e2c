// What the console and the database engine, which is loaded only when the console opens, know of each other.
import type { Row } from "../types";

export interface Answer {
  columns: { name: string; type: string }[];
  rows: Row[];
  more: boolean; // there are more rows than were asked for
  milliseconds: number;
}

export type Progress = (what: string, done: number, of: number) => void;

export interface Engine {
  /** Answer one statement with at most so many rows; rejects in the database's words, or with CANCELLED. */
  run(sql: string, most: number): Promise<Answer>;
  /** Give up what is being answered. */
  cancel(): Promise<void>;
}

export const CANCELLED = "cancelled";

export interface EngineScript {
  /** Load the engine and the dataset; `base` is the folder of both, `bytes` the dataset's size. */
  start(base: URL, bytes: number, progress: Progress): Promise<Engine>;
}
