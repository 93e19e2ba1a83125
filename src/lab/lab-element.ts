import { LabFigure } from './lab-figure.ts';

customElements.define(
  'lab-figure',
  class extends LabFigure {
    protected live = () => import('./lab-live.ts');
  },
);
