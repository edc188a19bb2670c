import { parseXml, XmlElement, type XmlNode } from '@rgrove/parse-xml';
import { ReelError } from '../../domain/errors.ts';
import type { Cascade, CascadeStage, HaarFeature, TreeNode, WeakTree, WeighedRect } from './cascade.ts';

/** A window is never larger in published cascades; it bounds what a wrong file can ask for. */
const LARGEST_WINDOW_PIXELS = 200;

/**
 * Reads a cascade as OpenCV 3 and later keep it: `haarcascade_*.xml`. `invalid-input` for a document that is none, or
 * one of another kind.
 */
export function readCascade(xml: string): Cascade {
  const root = rootOf(xml);
  const found = elementsIn(root).find((element) => element.attributes.type_id !== undefined);
  const type = found?.attributes.type_id;
  if (type === 'opencv-haar-classifier')
    throw unusable(
      'it is in the format of OpenCV 1 and 2; take the file of the same name from OpenCV 3 or later',
    );
  if (found === undefined || type !== 'opencv-cascade-classifier')
    throw unusable('it holds no cascade of OpenCV (a cascade of type_id opencv-cascade-classifier)');
  const features = textOf(found, 'featureType');
  if (features !== 'HAAR')
    throw unusable(`its features are ${features}, and only those of Haar are understood`);
  const window = { widthPixels: sideOf(found, 'width'), heightPixels: sideOf(found, 'height') };
  const cascade: Cascade = {
    ...window,
    features: itemsOf(found, 'features').map((item) => featureOf(item, window)),
    stages: itemsOf(found, 'stages').map(stageOf),
  };
  for (const { nodes, leaves } of cascade.stages.flatMap(({ trees }) => trees))
    checkTree(nodes, leaves, cascade.features.length);
  return cascade;
}

function rootOf(xml: string): XmlElement {
  try {
    const { root } = parseXml(xml);
    if (root) return root;
  } catch (error) {
    const [line] = error instanceof Error ? error.message.split('\n') : [];
    throw unusable(`it is no XML document (${line})`);
  }
  throw unusable('it is empty');
}

type Window = Pick<Cascade, 'widthPixels' | 'heightPixels'>;

function sideOf(cascade: XmlElement, name: string): number {
  const side = Number(textOf(cascade, name));
  if (Number.isInteger(side) && side >= 4 && side <= LARGEST_WINDOW_PIXELS) return side;
  throw unusable(`its ${name} is none`);
}

function featureOf(item: XmlElement, window: Window): HaarFeature {
  const isTilted = numbersIn(childOf(item, 'tilted')).at(0) === 1;
  const rects = itemsOf(item, 'rects').map((each): WeighedRect => {
    const [x = -1, y = -1, width = 0, height = 0, weight = Number.NaN] = numbersIn(each);
    return { x, y, width, height, weight };
  });
  if (rects.length === 0 || !rects.every((rect) => fits(rect, isTilted, window)))
    throw unusable('a feature of it reaches out of its window');
  return { rects, isTilted };
}

function fits({ x, y, width, height, weight }: WeighedRect, isTilted: boolean, window: Window): boolean {
  const isWhole = [x, y, width, height].every(Number.isInteger) && Number.isFinite(weight);
  if (!isWhole || x < 0 || y < 0 || width < 1 || height < 1) return false;
  const { widthPixels, heightPixels } = window;
  // A tilted rectangle hangs from its highest corner.
  if (isTilted) return x - height >= 0 && x + width <= widthPixels && y + width + height <= heightPixels;
  return x + width <= widthPixels && y + height <= heightPixels;
}

function stageOf(item: XmlElement): CascadeStage {
  const [threshold = Number.NaN] = numbersIn(childOf(item, 'stageThreshold'));
  const trees = itemsOf(item, 'weakClassifiers').map(treeOf);
  if (!Number.isFinite(threshold) || trees.length === 0) throw unusable('a stage of it is not whole');
  return { threshold, trees };
}

const NUMBERS_A_NODE = 4;

function treeOf(item: XmlElement): WeakTree {
  const numbers = numbersIn(childOf(item, 'internalNodes'));
  const nodes = Array.from({ length: Math.floor(numbers.length / NUMBERS_A_NODE) }, (_, index): TreeNode => {
    const [left = 0, right = 0, feature = -1, threshold = Number.NaN] = numbers.slice(index * NUMBERS_A_NODE);
    return { left, right, feature, threshold };
  });
  return { nodes, leaves: numbersIn(childOf(item, 'leafValues')) };
}

/** Makes sure that every way through a tree ends at a leaf: a node leads to later nodes alone. */
function checkTree(nodes: readonly TreeNode[], leaves: readonly number[], featureCount: number): void {
  const leads = (next: number, from: number) =>
    Number.isInteger(next) && (next > 0 ? next > from && next < nodes.length : -next < leaves.length);
  const isWhole = nodes.every(
    ({ left, right, feature, threshold }, index) =>
      leads(left, index) &&
      leads(right, index) &&
      Number.isInteger(feature) &&
      feature >= 0 &&
      feature < featureCount &&
      Number.isFinite(threshold),
  );
  if (nodes.length === 0 || !isWhole || !leaves.every(Number.isFinite))
    throw unusable('a tree of it is not whole');
}

function elementsIn(parent: XmlElement): XmlElement[] {
  return parent.children.filter((child: XmlNode) => child instanceof XmlElement);
}

function childOf(parent: XmlElement, name: string): XmlElement {
  const child = elementsIn(parent).find((element) => element.name === name);
  if (child) return child;
  throw unusable(`${name} is missing in it`);
}

/** The items of a list, which OpenCV calls `_`. */
function itemsOf(parent: XmlElement, name: string): XmlElement[] {
  return elementsIn(childOf(parent, name)).filter((element) => element.name === '_');
}

function textOf(parent: XmlElement, name: string): string {
  return childOf(parent, name).text.trim();
}

function numbersIn({ text }: XmlElement): number[] {
  const words = text.trim().split(/\s+/);
  return words[0] === '' ? [] : words.map(Number);
}

function unusable(why: string): ReelError {
  return new ReelError('invalid-input', `It cannot be used as a face cascade: ${why}.`);
}
