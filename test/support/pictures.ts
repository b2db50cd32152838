import { deflateSync } from "node:zlib";

/* Small files of every kind that is taken, made here, byte by byte, with whatever metadata a test wants in them. */

const ascii = (text: string) => Buffer.from(text, "latin1");
const be = (value: number, width = 4) => {
  const bytes = Buffer.alloc(width);
  bytes.writeUIntBE(value, 0, width);
  return bytes;
};
const le = (value: number, width = 4) => {
  const bytes = Buffer.alloc(width);
  bytes.writeUIntLE(value, 0, width);
  return bytes;
};

/** Exif with a camera, a place (GPS) and an orientation. */
export function exif(orientation = 1, note = "52.5200 N 13.4050 E"): Buffer {
  const text = ascii(`${note}\0`);
  const entries = [
    Buffer.concat([be(0x010f, 2), be(2, 2), be(text.length), be(62)]),
    Buffer.concat([be(0x0112, 2), be(3, 2), be(1), be(orientation, 2), be(0, 2)]),
    Buffer.concat([be(0x8825, 2), be(4, 2), be(1), be(62 + text.length)]),
    Buffer.concat([be(0x9003, 2), be(2, 2), be(2), ascii("x\0\0\0")]),
  ];
  const gps = Buffer.concat([be(1, 2), be(1, 2), be(2, 2), be(2), ascii("N\0\0\0"), be(0)]);
  return Buffer.concat([ascii("MM\0*"), be(8), be(entries.length, 2), ...entries, be(0), text, gps]);
}

const segment = (code: number, ...body: Uint8Array[]) => {
  const bytes = Buffer.concat(body);
  return Buffer.concat([Buffer.from([0xff, code]), be(bytes.length + 2, 2), bytes]);
};

/** A JPEG of 16 × 8 pixels, made by an encoder; its first segment begins after two bytes. */
const plainJpeg = Buffer.from(
  "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAgGBgcGBQgHBwcJCQgKDBQNDAsLDBkSEw8UHRofHh0aHBwgJC4nICIsIxwcKDcpLDAxNDQ0Hyc5PTgyPC4zNDL/wAALCAAIABABAREA/8QAFAABAAAAAAAAAAAAAAAAAAAABf/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AVZ//2Q==",
  "base64",
);

interface JpegParts {
  readonly orientation?: number;
  readonly noted?: boolean;
}
/** A JPEG; `noted`: with Exif, XMP, IPTC, a comment, a profile of its colours and a film behind its end. */
export function jpeg({ orientation, noted = false }: JpegParts = {}): Buffer {
  const jfif = plainJpeg.subarray(0, 20);
  const thumbnail = ascii("Berlin, seen");
  const noisy = segment(0xe0, jfif.subarray(6, 18), Buffer.from([2, 2]), thumbnail);
  const more: Buffer[] = [];
  if (noted || orientation !== undefined) more.push(segment(0xe1, ascii("Exif\0\0"), exif(orientation)));
  if (noted)
    more.push(
      segment(0xe1, ascii("http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>Berlin</x:xmpmeta>")),
      segment(0xed, ascii("Photoshop 3.0\x008BIM\x04\x04 Berlin")),
      segment(0xe2, ascii("MPF\0 Berlin")),
      segment(0xf0, ascii("Berlin")),
      segment(0xe2, ascii("ICC_PROFILE\0\x01\x01 colours")),
      segment(0xfe, ascii("made in Berlin")),
    );
  const behind = noted ? ascii("ftypmp42 Berlin, moving") : Buffer.alloc(0);
  return Buffer.concat([
    plainJpeg.subarray(0, 2),
    noted ? noisy : jfif.subarray(2),
    ...more,
    plainJpeg.subarray(20),
    behind,
  ]);
}

const chunk = (type: string, body: Uint8Array) => {
  const named = Buffer.concat([ascii(type), body]);
  return Buffer.concat([be(body.length), named, be(Bun.hash.crc32(named))]);
};
interface PngParts {
  readonly width?: number;
  readonly height?: number;
  readonly noted?: boolean;
  readonly declared?: readonly [width: number, height: number];
}
/** A PNG of grey; `declared` is what its header says where that is not the truth. */
export function png({ width = 3, height = 2, noted = false, declared }: PngParts = {}): Buffer {
  const [wide, high] = declared ?? [width, height];
  const header = Buffer.concat([be(wide), be(high), Buffer.from([8, 0, 0, 0, 0])]);
  const notes = noted
    ? [
        chunk("gAMA", be(45455)),
        chunk("tEXt", ascii("Comment\0Berlin")),
        chunk("iTXt", ascii("XML:com.adobe.xmp\0\0\0\0\0Berlin")),
        chunk("tIME", Buffer.alloc(7)),
        chunk("sPLT", ascii("Berlin\0\x08")),
        chunk("eXIf", exif(6, "Berlin")),
      ]
    : [];
  const lines = Buffer.alloc((width + 1) * height, 0x80);
  for (let line = 0; line < height; line++) lines[line * (width + 1)] = 0;
  const parts = [chunk("IHDR", header), ...notes, chunk("IDAT", deflateSync(lines)), chunk("IEND", Buffer.alloc(0))];
  return Buffer.concat([ascii("\x89PNG\r\n\x1a\n"), ...parts, ascii(noted ? "Berlin" : "")]);
}

const blocks = (...parts: Uint8Array[]) =>
  Buffer.concat([...parts.flatMap((part) => [Buffer.from([part.length]), part]), Buffer.from([0])]);
/** A GIF of two frames that plays for ever. */
export function gif({ noted = false } = {}): Buffer {
  const more = noted ? [ascii("Berlin")] : [];
  const frame = Buffer.concat([
    Buffer.from([0x21, 0xf9]),
    blocks(Buffer.from([0, 10, 0, 0]), ...more),
    Buffer.from([0x2c, 0, 0, 0, 0, 2, 0, 1, 0, 0, 2]),
    blocks(Buffer.from([0x44, 0x0a])),
  ]);
  const notes = [
    Buffer.concat([Buffer.from([0x21, 0xfe]), blocks(ascii("made in Berlin"))]),
    Buffer.concat([Buffer.from([0x21, 0xff]), blocks(ascii("XMP DataXMP"), ascii("<x>Berlin</x>"))]),
  ];
  return Buffer.concat([
    ascii("GIF89a"),
    Buffer.from([2, 0, 1, 0, 0x80, 0, 0, 0, 0, 0, 255, 255, 255]),
    Buffer.from([0x21, 0xff]),
    blocks(ascii("NETSCAPE2.0"), Buffer.from([1, 0, 0]), ...more),
    ...(noted ? notes : []),
    frame,
    frame,
    Buffer.from([0x3b]),
    ascii(noted ? "Berlin" : ""),
  ]);
}

const riff = (type: string, body: Uint8Array) =>
  Buffer.concat([ascii(type), le(body.length), body, Buffer.alloc(body.length & 1)]);
/** A WebP of one pixel (lossless); `noted`: with Exif that turns it, XMP and a chunk that nobody knows. */
export function webp({ noted = false } = {}): Buffer {
  const picture = riff("VP8L", Buffer.from("2f0000000007d0ffff88888888081", "hex").subarray(0, 14));
  const canvas = riff("VP8X", Buffer.concat([Buffer.from([0x0c, 0, 0, 0]), le(4, 3), le(9, 3)]));
  const parts = noted
    ? [
        canvas,
        picture,
        riff("EXIF", exif(6, "Berlin")),
        riff("XMP ", ascii("<x>Berlin</x>")),
        riff("NOTE", ascii("Berlin")),
      ]
    : [picture];
  const body = Buffer.concat([ascii("WEBP"), ...parts]);
  return Buffer.concat([ascii("RIFF"), le(body.length), body, ascii(noted ? "Berlin" : "")]);
}

const box = (type: string, ...body: Uint8Array[]) => {
  const bytes = Buffer.concat(body);
  return Buffer.concat([be(bytes.length + 8), ascii(type), bytes]);
};
const zeros = (many: number) => Buffer.alloc(many);
const turned = [0, 0x10000, 0, -0x10000, 0, 0, 0, 0, 0x40000000];
const upright = [0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000];
const matrix = (values: readonly number[]) => Buffer.concat(values.map((value) => be(value >>> 0)));

interface FilmParts {
  readonly brand?: string;
  readonly noted?: boolean;
  readonly payload?: Uint8Array;
}
/** Where the samples of a track are: two of six bytes, each in a chunk of its own. */
const sampleTable = (first: number, second: number, note = "") =>
  box(
    "minf",
    box("hdlr", zeros(24), ascii(note)),
    box("dinf", box("dref", be(0), be(1), box("alis", be(1), ascii(note)))),
    ...(note ? [box("udta", ascii(note))] : []),
    box(
      "stbl",
      ...(note ? [box("uuid", ascii(note))] : []),
      box(
        "stsd",
        be(0),
        be(1),
        box("avc1", zeros(42), ascii(note.padEnd(32, "\0")), zeros(4), box("avcC", ascii("how"))),
      ),
      box("stsz", be(0), be(0), be(2), be(6), be(6)),
      box("stsc", be(0), be(1), be(1), be(1), be(1)),
      box("stco", be(0), be(2), be(first), be(second)),
    ),
  );

/** A film of 640 × 360 that plays 12.5 s, turned by a quarter; `noted`: with names and places wherever they can be. */
export function mp4({ brand = "isom", noted = false, payload }: FilmParts = {}): Buffer {
  const made = noted ? 0xe0000000 : 0;
  const place = box("udta", box("\xa9xyz", ascii("\0\x12\x15\xc7+52.52+013.40/Berlin")));
  const times = (rest: Uint8Array) => Buffer.concat([be(0), be(made), be(made), rest]);
  const head = times(
    Buffer.concat([be(1), be(0), be(12_500), zeros(8), zeros(8), matrix(turned), be(640 << 16), be(360 << 16)]),
  );
  const track = (kind: string, more: Uint8Array[], samples: Uint8Array) =>
    box(
      "trak",
      box("tkhd", head),
      ...more,
      box(
        "mdia",
        box("mdhd", times(Buffer.concat([be(1000), be(12_500), be(0)]))),
        box("hdlr", zeros(8), ascii(kind), zeros(12), noted ? ascii("Berlin\0") : zeros(1)),
        samples,
      ),
    );
  const header = times(Buffer.concat([be(1000), be(12_500), zeros(8), zeros(8), matrix(upright), zeros(28)]));
  const film = ascii(noted ? "picture one,Berlinpicture two,Berlin" : "picture after picture");
  const whole = (data: number) => {
    const along = track("meta", [box("udta", ascii("Berlin"))], sampleTable(data + 12, data + 30));
    const notes = noted ? [place, box("meta", ascii("Berlin")), box("gps ", ascii("Berlin")), along] : [];
    return Buffer.concat([
      box("ftyp", ascii(brand), be(0x200), ascii("isomiso2")),
      ...(noted ? [box("free", ascii("Berlin")), box("uuid", ascii("0123456789abcdef Berlin"))] : []),
      box(
        "moov",
        box("mvhd", header),
        track("vide", noted ? [place] : [], sampleTable(data, data + 18, noted ? "Berlin" : "")),
        ...notes,
      ),
      box("mdat", payload ?? film),
    ]);
  };
  return whole(whole(0).length - (payload ?? film).length);
}

const element = (id: string, ...body: Uint8Array[]) => {
  const bytes = Buffer.concat(body);
  return Buffer.concat([Buffer.from(id, "hex"), Buffer.from([0x01]), be(0, 1), be(bytes.length, 6), bytes]);
};
const double = (value: number) => {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleBE(value);
  return bytes;
};
/** A WebM of 320 × 240; `live`: as a recorder sends it, without lengths. */
export function webm({ noted = false, live = false, docType = "webm" } = {}): Buffer {
  const info = element(
    "1549a966",
    element("2ad7b1", be(1_000_000)),
    ...(live ? [] : [element("4489", double(2500))]),
    element("4d80", ascii("Berlin muxer")),
    ...(noted ? [element("7ba9", ascii("Berlin")), element("4461", zeros(8))] : []),
  );
  const video = element("e0", element("b0", be(320, 2)), element("ba", be(240, 2)));
  const tracks = element("1654ae6b", element("ae", ...(noted ? [element("536e", ascii("Berlin"))] : []), video));
  const inside = [element("e7", be(0, 1)), element("a3", ascii("picture"))];
  const cluster = live
    ? Buffer.concat([Buffer.from("1f43b67501ffffffffffffff", "hex"), ...inside])
    : element("1f43b675", ...inside);
  const tags = noted ? [element("1254c367", ascii("Berlin")), element("1941a469", ascii("Berlin"))] : [];
  const parts = [info, tracks, cluster, ...tags];
  const header = element("1a45dfa3", element("4282", ascii(docType)));
  const segment = live
    ? Buffer.concat([Buffer.from("1853806701ffffffffffffff", "hex"), ...parts])
    : element("18538067", ...parts);
  return Buffer.concat([header, segment]);
}
