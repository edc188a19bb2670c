import type { FrameSize } from '../../src/domain/timeline.ts';
import type { GreyPicture } from '../../src/ports/shot-pictures.ts';

/** A face that is drawn, in pixels of its picture. */
export interface DrawnFace {
  centreX: number;
  centreY: number;
  /** Half of its width; it is a quarter higher than wide. */
  radius: number;
  /** How far the mouth is open, from 0 to 1. */
  opening: number;
}

/** The box of a face from brow to chin, as the cascade below frames it. */
export function boxOf({ centreX, centreY, radius }: DrawnFace) {
  return { left: centreX - radius, top: centreY - radius, width: radius * 2, height: radius * 2 };
}

/** How bright a drawn face is at a place; undefined beside it. */
function faceLevel(
  { centreX, centreY, radius, opening }: DrawnFace,
  x: number,
  y: number,
): number | undefined {
  const [across, down] = [(x - centreX) / radius, (y - centreY) / radius];
  if (Math.hypot(across, down / 1.25) > 1) return undefined;
  if (Math.hypot((Math.abs(across) - 0.42) / 0.24, (down + 0.22) / 0.14) < 1) return 50;
  if (Math.hypot(across / 0.4, (down - 0.55) / (0.08 + 0.17 * opening)) < 1) return 45;
  return 205 - 12 * Math.abs(across);
}

/** How bright a picture with these faces is at a place; a slope of light behind them. */
export function sceneLevel(faces: readonly DrawnFace[], x: number, y: number): number {
  for (const face of faces) {
    const level = faceLevel(face, x, y);
    if (level !== undefined) return level;
  }
  return 90 + ((x * 3 + y * 2) % 400) / 10;
}

export function greyScene(
  { widthPixels, heightPixels }: FrameSize,
  levelAt: (x: number, y: number) => number,
): GreyPicture {
  const levels = Uint8Array.from({ length: widthPixels * heightPixels }, (_, at) =>
    Math.max(0, Math.min(255, Math.round(levelAt(at % widthPixels, Math.floor(at / widthPixels))))),
  );
  return { widthPixels, heightPixels, levels };
}

/**
 * A cascade that finds the faces above, by hand and in the format of OpenCV: eyes darker than what is under them, light
 * between the eyes, and a mouth darker than what is above and below it.
 */
export const FACE_CASCADE = `<?xml version="1.0"?>
<!-- Written for tests. -->
<opencv_storage>
<cascade type_id="opencv-cascade-classifier"><stageType>BOOST</stageType>
  <featureType>HAAR</featureType>
  <height>24</height>
  <width>24</width>
  <stageParams><maxWeakCount>2</maxWeakCount></stageParams>
  <featureParams><maxCatCount>0</maxCatCount></featureParams>
  <stageNum>3</stageNum>
  <stages>
    <_><maxWeakCount>1</maxWeakCount><stageThreshold>5.0000000000000000e-01</stageThreshold>
      <weakClassifiers>
        <_><internalNodes>0 -1 0 8.9999999999999997e-02</internalNodes><leafValues>-1. 1.</leafValues></_></weakClassifiers></_>
    <_><maxWeakCount>2</maxWeakCount><stageThreshold>1.5000000000000000e+00</stageThreshold>
      <weakClassifiers>
        <_><internalNodes>0 -1 1 8.9999999999999997e-02</internalNodes><leafValues>-1. 1.</leafValues></_>
        <_><internalNodes>0 -1 2 -1.1000000000000000e-01</internalNodes><leafValues>1. -1.</leafValues></_></weakClassifiers></_>
    <_><maxWeakCount>1</maxWeakCount><stageThreshold>5.0000000000000000e-01</stageThreshold>
      <weakClassifiers>
        <_><internalNodes>0 1 3 2.9999999999999999e-02 0 -1 4 2.9999999999999999e-02</internalNodes><leafValues>-1. 1.</leafValues></_></weakClassifiers></_></stages>
  <features>
    <_><rects><_>3 7 18 10 -1.</_><_>3 12 18 5 2.</_></rects><tilted>0</tilted></_>
    <_><rects><_>4 7 16 4 -1.</_><_>10 7 4 4 4.</_></rects><tilted>0</tilted></_>
    <_><rects><_>8 13 8 10 -1.</_><_>8 17 8 3 3.3333333</_></rects><tilted>0</tilted></_>
    <_><rects><_>4 7 6 10 -1.</_><_>4 12 6 5 2.</_></rects><tilted>0</tilted></_>
    <_><rects><_>14 7 6 10 -1.</_><_>14 12 6 5 2.</_></rects><tilted>0</tilted></_></features></cascade>
</opencv_storage>
`;
