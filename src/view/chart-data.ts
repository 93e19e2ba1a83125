export interface Series {
  readonly id: string;
  readonly name: string;
  /** The name is an id, which no language translates. */
  readonly verbatim?: boolean;
  /** In rising order of step. A value may be NaN or infinite. */
  readonly points: readonly ChartPoint[];
}

export interface ChartPoint {
  readonly step: number;
  readonly value: number;
}

/** A line chart as plain data. Lengths are user units, meant to be shown at natural size. */
export interface Chart {
  readonly width: number;
  readonly height: number;
  /** Accessible name. */
  readonly title: string;
  /** Steps from 0 to `max`, or further when there are more. */
  readonly x: { readonly label: string; readonly max?: number };
  /** The axis holds `min` and `max` and grows to hold every finite value. On a log axis exact zero has its own place. */
  readonly y: { readonly label: string; readonly min: number; readonly max: number; readonly log?: boolean };
  readonly series: readonly Series[];
  readonly references?: readonly { readonly value: number; readonly label: string }[];
  readonly format: (value: number) => string;
}
