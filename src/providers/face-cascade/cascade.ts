/** A rectangle of a feature, in pixels of the window, and what its sum of brightness counts. */
export interface WeighedRect {
  x: number;
  y: number;
  width: number;
  height: number;
  weight: number;
}

/** The difference in brightness of some rectangles, upright or turned by 45 degrees. */
export interface HaarFeature {
  rects: readonly WeighedRect[];
  isTilted: boolean;
}

/** Below its threshold a node leads to the left, else to the right: to another node, or to the leaf of −n where it is not above 0. */
export interface TreeNode {
  left: number;
  right: number;
  feature: number;
  threshold: number;
}

export interface WeakTree {
  nodes: readonly TreeNode[];
  leaves: readonly number[];
}

/** What comes to less than the threshold over all its trees is no face. */
export interface CascadeStage {
  threshold: number;
  trees: readonly WeakTree[];
}

/**
 * A cascade of boosted classifiers over Haar-like features: P. Viola and M. Jones, Rapid object detection using a boosted
 * cascade of simple features, CVPR 2001; tilted features: R. Lienhart and J. Maydt, An extended set of Haar-like features
 * for rapid object detection, ICIP 2002.
 */
export interface Cascade {
  /** The window that it judges. */
  widthPixels: number;
  heightPixels: number;
  stages: readonly CascadeStage[];
  features: readonly HaarFeature[];
}
