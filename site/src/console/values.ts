// Values of an answer as the page shows them: as `hled query` writes them, whatever their type.
import { type DataType, type Decimal, type Dictionary, type Time, Type } from "apache-arrow";
import type { Value } from "../types";

const DAY = 86_400_000;
const PER_SECOND = [1n, 1_000n, 1_000_000n, 1_000_000_000n]; // by Arrow's unit of time

/** A value of an Arrow vector as a number, text, truth or null; what holds others becomes JSON. */
export function plain(type: DataType, value: unknown): Value {
  if (value === null || value === undefined) return null;
  switch (type.typeId) {
    case Type.Int:
      return typeof value === "bigint" && !Number.isSafeInteger(Number(value)) ? String(value) : Number(value);
    case Type.Float:
      return Number.isFinite(value) ? Number(value) : String(value);
    case Type.Bool:
      return Boolean(value);
    case Type.Decimal:
      return decimal(value as Uint32Array, (type as Decimal).scale);
    case Type.Date:
      return new Date(Math.floor(Number(value) / DAY) * DAY).toISOString().slice(0, 10);
    case Type.Timestamp:
      return moment(Number(value));
    case Type.Time:
      return clock(BigInt(value as number | bigint), PER_SECOND[(type as Time).unit]!);
    case Type.Binary:
      return Array.from(value as Uint8Array, (byte) => byte.toString(16).padStart(2, "0")).join("");
    case Type.List:
    case Type.FixedSizeList:
    case Type.Struct:
    case Type.Map:
      return JSON.stringify(nested(type, value));
    case Type.Dictionary:
      return plain((type as Dictionary).dictionary, value);
    default:
      return String(value);
  }
}

function nested(type: DataType, value: unknown): unknown {
  if (value === null || value === undefined) return null;
  const children = type.children ?? [];
  if (type.typeId === Type.List || type.typeId === Type.FixedSizeList) {
    return Array.from(value as Iterable<unknown>, (one) => nested(children[0]!.type, one));
  }
  if (type.typeId === Type.Struct) {
    const row = value as Record<string, unknown>;
    return Object.fromEntries(children.map((child) => [child.name, nested(child.type, row[child.name])]));
  }
  if (type.typeId === Type.Map) {
    const [, item] = children[0]!.type.children!;
    return Object.fromEntries(Array.from(value as Iterable<[unknown, unknown]>, ([key, one]) => [String(key), nested(item!.type, one)]));
  }
  return plain(type, value);
}

/** Milliseconds since 1970 as the database writes a moment: "2021-09-09 14:30:00". */
function moment(milliseconds: number): string {
  const text = new Date(milliseconds).toISOString().replace("T", " ").replace("Z", "");
  return text.replace(/\.000$/, "");
}

function clock(units: bigint, second: bigint): string {
  const seconds = Number(units / second);
  const rest = units % second;
  const fraction = rest ? `.${String(rest).padStart(String(second).length - 1, "0").replace(/0+$/, "")}` : "";
  return new Date(seconds * 1000).toISOString().slice(11, 19) + fraction;
}

/** A decimal of 128 bits, lowest word first, as a number where that is exact. */
function decimal(words: Uint32Array, scale: number): Value {
  let whole = 0n;
  for (let at = words.length - 1; at >= 0; at--) whole = (whole << 32n) | BigInt(words[at]!);
  whole = BigInt.asIntN(words.length * 32, whole);
  const digits = String(whole < 0n ? -whole : whole).padStart(scale + 1, "0");
  const text = `${whole < 0n ? "-" : ""}${digits.slice(0, digits.length - scale)}${scale ? `.${digits.slice(-scale)}` : ""}`;
  return digits.length <= 15 ? Number(text) : text;
}

