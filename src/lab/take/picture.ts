/** A drawing as a file of its own, and how large it is in its own units. */
export interface Picture {
  readonly text: string;
  readonly width: number;
  readonly height: number;
}

/** What an element looks like when nothing is said of it. Only what differs is written down. */
const PAINT: Readonly<Record<string, string>> = {
  fill: 'rgb(0, 0, 0)',
  'fill-opacity': '1',
  stroke: 'none',
  'stroke-width': '1px',
  'stroke-opacity': '1',
  'stroke-dasharray': 'none',
  'stroke-linecap': 'butt',
  'stroke-linejoin': 'miter',
  opacity: '1',
};
const TYPE: Readonly<Record<string, string>> = {
  'font-size': '',
  'font-weight': '400',
  'font-style': 'normal',
  'text-anchor': 'start',
};

/** Room around the drawing, in its units. */
const MARGIN = 12;
/** Pixels for each unit of a raster picture, and as many pixels as every browser's canvas has. */
const SCALE = 2;
const MOST_SIDE = 16_384;
const MOST_AREA = 2 ** 27;

const SVG = 'http://www.w3.org/2000/svg';
const isBlank = (paint: string) => paint === 'none' || paint === 'transparent' || paint === 'rgba(0, 0, 0, 0)';

/**
 * The drawing as it looks now, without the page: its styles are written into it, and it refers to nothing.
 * @param title what it is; `description` what it shows.
 */
export function pictureOf(svg: SVGSVGElement, title: string, description: string): Picture {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  // What the reader points at is no part of the picture.
  for (const element of copy.querySelectorAll('.selected, [data-lit]')) {
    element.classList.remove('selected');
    element.removeAttribute('data-lit');
  }
  copy.setAttribute('style', 'position: fixed; inset: 0 auto auto -100000px; max-width: none');
  // Only where the page's rules reach it does it look like itself.
  svg.after(copy);
  try {
    const frame = frameOf(copy);
    const paper = paperBehind(svg);
    const letters = copy.querySelector('text');
    const face = letters ? getComputedStyle(letters).fontFamily : 'monospace';
    // All is read before anything is written, so that styles are worked out once.
    const looks = [...copy.querySelectorAll('*')].map((element) => [element, lookOf(element)] as const);
    for (const [element, look] of looks) write(element, look);
    return { text: textOf(copy, { frame, paper, face }, title, description), width: frame.width, height: frame.height };
  } finally {
    copy.remove();
  }
}

/** The drawing's own frame, widened to what stands out of it. */
function frameOf(svg: SVGSVGElement): DOMRect {
  const [given, drawn] = [svg.viewBox.baseVal, svg.getBBox()];
  const left = Math.floor(Math.min(given.x, drawn.x)) - MARGIN;
  const top = Math.floor(Math.min(given.y, drawn.y)) - MARGIN;
  const right = Math.ceil(Math.max(given.x + given.width, drawn.x + drawn.width)) + MARGIN;
  const bottom = Math.ceil(Math.max(given.y + given.height, drawn.y + drawn.height)) + MARGIN;
  return new DOMRect(left, top, right - left, bottom - top);
}

function paperBehind(element: Element): string {
  for (let at: Element | null = element; at; at = at.parentElement) {
    const { backgroundColor } = getComputedStyle(at);
    if (!isBlank(backgroundColor)) return backgroundColor;
  }
  return 'white';
}

/** The attributes that say how an element looks; undefined where nothing of it is seen. */
function lookOf(element: Element): Readonly<Record<string, string>> | undefined {
  const style = getComputedStyle(element);
  if (style.display === 'none' || style.visibility === 'hidden') return undefined;
  if (element instanceof SVGGElement) return {};
  if (isBlank(style.fill) && isBlank(style.stroke)) return undefined;
  if (element instanceof SVGTextElement && element.textContent === '') return undefined;
  if (element instanceof SVGRectElement && element.width.baseVal.value === 0) return undefined;
  const known = element instanceof SVGTextElement ? { ...PAINT, ...TYPE } : PAINT;
  const said = Object.entries(known).flatMap(([name, usual]) => {
    const value = style.getPropertyValue(name);
    const isMute = value === usual || (name.startsWith('stroke-') && isBlank(style.stroke));
    return isMute ? [] : [[name, value] as const];
  });
  return Object.fromEntries(said);
}

function write(element: Element, look: Readonly<Record<string, string>> | undefined): void {
  if (!look) {
    element.remove();
    return;
  }
  for (const [name, value] of Object.entries(look)) element.setAttribute(name, value);
  const label = element.getAttribute('aria-label');
  for (const name of ['role', 'tabindex', 'aria-label', 'aria-hidden', 'style']) element.removeAttribute(name);
  if (label) element.prepend(worded('title', label));
}

function worded(name: 'title' | 'desc', text: string): Element {
  const element = document.createElementNS(SVG, name);
  element.textContent = text;
  return element;
}

/** What a drawing stands in and on, and the face of its letters: the site's own, and the machine's where it is not there. */
interface Ground {
  readonly frame: DOMRect;
  readonly paper: string;
  readonly face: string;
}

function textOf(svg: SVGSVGElement, { frame, paper, face }: Ground, title: string, description: string): string {
  for (const name of svg.getAttributeNames()) svg.removeAttribute(name);
  const { x, y, width, height } = frame;
  const back = document.createElementNS(SVG, 'rect');
  const places = { x, y, width, height };
  for (const [name, value] of Object.entries(places)) back.setAttribute(name, String(value));
  back.setAttribute('fill', paper);
  const about = { width, height, viewBox: `${x} ${y} ${width} ${height}`, role: 'img', 'font-family': face };
  for (const [name, value] of Object.entries(about)) svg.setAttribute(name, String(value));
  svg.prepend(worded('title', title), worded('desc', description), back);
  return new XMLSerializer().serializeToString(svg);
}

/** The picture in pixels, two to a unit where a canvas has room for them. */
export async function rastered({ text, width, height }: Picture): Promise<Blob> {
  const scale = Math.min(SCALE, MOST_SIDE / width, MOST_SIDE / height, Math.sqrt(MOST_AREA / (width * height)));
  const image = new Image();
  const loaded = new Promise((resolve, reject) => {
    image.addEventListener('load', resolve);
    image.addEventListener('error', () => reject(new Error('The picture could not be drawn.')));
  });
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await loaded;
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [Math.round(width * scale), Math.round(height * scale)];
  canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height);
  const file = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!file) throw new Error('The canvas could not be read.');
  return file;
}
