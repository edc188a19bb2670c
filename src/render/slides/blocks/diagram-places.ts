/** A size along the main axis, in which arrows lead, and across it. */
export interface AxisSize {
  main: number;
  cross: number;
}

export interface Point {
  x: number;
  y: number;
}

export interface Rectangle extends Point {
  width: number;
  height: number;
}

/** A line through its points, from the box it leaves to the one it leads to; it runs along an axis at each of them. */
export interface PlacedArrow {
  points: Point[];
  /** The axis along which the line leaves and arrives, and runs through its points. */
  axis: 'x' | 'y';
  labelAt: Point;
}

/** A diagram with all places decided, from 0 to its width and height. */
export interface PlacedDiagram {
  width: number;
  height: number;
  boxes: Rectangle[];
  /** One for each of the diagram's arrows, in their order. */
  arrows: PlacedArrow[];
}

export interface Size {
  width: number;
  height: number;
}

/** The sizes that a layout works with: of boxes, of the words on arrows, and of the letters they are set in. */
export interface DiagramSizes {
  boxes: readonly Size[];
  labels: readonly (Size | undefined)[];
  letter: number;
}
