import { imageSize } from 'image-size';

/** A picture as it came with a question. */
export interface SentPicture {
  mediaType: string;
  base64: string;
}

/** In thousandths of the picture. */
interface TheBox {
  left: number;
  top: number;
  width: number;
  height: number;
}

export interface ToldFace {
  face: TheBox;
  mouth: TheBox | null;
}

/** A face in the middle, with its mouth where `singing.mp4` opens and closes one. */
export const SINGER: ToldFace = {
  face: { left: 300, top: 430, width: 400, height: 260 },
  mouth: { left: 420, top: 570, width: 170, height: 100 },
};

/** The eyes of a language model: they see whether pictures really came, and tell what a test has them tell. */
export class FakeEyes {
  /** Questions about pictures that were answered. */
  looks = 0;
  /** The size of every picture that came, in the order in which they came. */
  readonly seen: { width: number; height: number }[] = [];
  /** Who is told to be in the n-th picture of a question, counted from 0. */
  faces: (picture: number) => ToldFace[] = () => [SINGER];

  /** The answer to a question about pictures; why it cannot be answered; undefined for a question about none. */
  answer(schema: object, pictures: readonly SentPicture[]): { told: object } | { fault: string } | undefined {
    const asked = pictureCountIn(schema);
    if (asked === undefined)
      return pictures.length === 0 ? undefined : { fault: 'pictures that nothing was asked about' };
    if (pictures.length !== asked) return { fault: `${pictures.length} pictures, and not ${asked}` };
    for (const { mediaType, base64 } of pictures) {
      const bytes = Buffer.from(base64, 'base64');
      // Half a picture is none: a JPEG ends with its end marker.
      const isWhole = bytes.length > 200 && bytes.at(-2) === 0xff && bytes.at(-1) === 0xd9;
      const { width, height, type } = imageSize(bytes);
      if (mediaType !== 'image/jpeg' || type !== 'jpg' || !isWhole)
        return { fault: `${mediaType} is no whole picture` };
      this.seen.push({ width, height });
    }
    this.looks += 1;
    return { told: { pictures: pictures.map((_, index) => ({ faces: this.faces(index) })) } };
  }
}

/** About how many pictures a question asks; undefined where it is about none. */
function pictureCountIn(schema: object): number | undefined {
  const { pictures } = (schema as { properties?: { pictures?: { minItems?: number } } }).properties ?? {};
  return pictures?.minItems;
}

/** The picture in an address that holds it whole. */
export function pictureIn(dataUrl: string): SentPicture {
  const [, mediaType = '', base64 = ''] = /^data:([^;]+);base64,(.*)$/.exec(dataUrl) ?? [];
  return { mediaType, base64 };
}
