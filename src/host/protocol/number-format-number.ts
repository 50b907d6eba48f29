import type { FormatToken } from "./number-format-section.ts";
import type { Separators } from "./locale.ts";

/** Rounds half away from zero on the 15 digits that Excel keeps: 2.675 to 2 decimals is 2.68. */
export function roundDecimal(value: number, decimals: number): number {
  if (!Number.isFinite(value) || Math.abs(value) >= 1e15 || (decimals >= 0 && Number.isInteger(value))) return value;
  const [mantissa = "0", exponent = "0"] = Math.abs(value).toExponential(14).split("e");
  const scaled = Math.round(Number(`${mantissa}e${Number(exponent) + decimals}`));
  return Math.sign(value) * Number(`${scaled}e${-decimals}`);
}

/** Excel's General: up to eleven characters, then scientific notation. */
export function formatGeneral(value: number, { decimal }: Separators): string {
  const size = Math.abs(value);
  if (size === 0) return "0";
  const whole = size < 1 ? 1 : Math.floor(Math.log10(size) + 1e-12) + 1;
  if (size >= 1e11 || (size < 1e-4 && roundDecimal(size, 9) !== Number(size.toPrecision(15)))) {
    const [mantissa = "", exponent = "0"] = size.toExponential(5).split("e");
    const digits = mantissa.replace(/(?:\.0*|(?<!0)0+)$/, "").replace(".", decimal);
    const power = Number(exponent);
    return `${value < 0 ? "-" : ""}${digits}E${power < 0 ? "-" : "+"}${String(Math.abs(power)).padStart(2, "0")}`;
  }
  const decimals = Math.max(0, Math.min(9, 10 - whole));
  const fixed = roundDecimal(size, decimals).toFixed(decimals);
  const shown = fixed.includes(".") ? fixed.replace(/(?:\.0*|(?<!0)0+)$/, "") : fixed;
  return `${value < 0 && Number(shown) !== 0 ? "-" : ""}${shown.replace(".", decimal)}`;
}

/** A number through the placeholders of one section; the sign is the caller's. */
export function formatNumber(size: number, tokens: readonly FormatToken[], separators: Separators): string {
  if (tokens.some(({ kind }) => kind === "slash") && tokens.some(({ kind }) => kind === "digit")) {
    return formatFraction(size, tokens);
  }
  const firstDigit = tokens.findIndex(({ kind }) => kind === "digit");
  const lastDigit = tokens.findLastIndex(({ kind }) => kind === "digit");
  const exponentAt = tokens.findIndex(({ kind }) => kind === "exponent");
  const pointAt = tokens.findIndex(({ kind }) => kind === "point");
  const mantissaEnd = exponentAt < 0 ? tokens.length : exponentAt;
  const isDigit = (index: number) => tokens[index]?.kind === "digit";
  const wholeEnd = pointAt >= 0 && pointAt < mantissaEnd ? pointAt : mantissaEnd;

  let scaled = size * 100 ** tokens.filter(({ kind }) => kind === "percent").length;
  let lastWhole = -1;
  for (let i = 0; i < wholeEnd; i += 1) if (isDigit(i)) lastWhole = i;
  let grouped = false;
  tokens.forEach(({ kind }, index) => {
    if (kind !== "comma" || index < firstDigit) return;
    if (index < lastWhole) grouped = true;
    else if (index < wholeEnd || index > lastDigit) scaled /= 1000;
  });

  const decimals = tokens.slice(wholeEnd, mantissaEnd).filter(({ kind }) => kind === "digit").length;
  const wholeMarks = tokens.slice(0, wholeEnd).filter(({ kind }) => kind === "digit").length;
  let exponent = 0;
  if (exponentAt >= 0 && scaled !== 0) {
    const power = Math.floor(Math.log10(scaled));
    exponent = Math.floor(power / wholeMarks) * wholeMarks + (wholeMarks > 1 ? 0 : 0);
    if (roundDecimal(scaled / 10 ** exponent, decimals) >= 10 ** wholeMarks) exponent += wholeMarks;
    scaled /= 10 ** exponent;
  }
  const [whole = "0", part = ""] = plainDigits(roundDecimal(scaled, decimals), decimals).split(".");

  const wholeText = wholeDigits(whole, tokens.slice(0, wholeEnd), grouped ? separators.group : "");
  let out = "";
  let wholeIndex = 0;
  let partIndex = 0;
  let exponentDone = false;
  const significant = part.replace(/(?<!0)0+$/, "").length;
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i]!;
    if (token.kind === "literal") out += token.text;
    else if (token.kind === "percent") out += "%";
    else if (token.kind === "exponent") {
      const marks = tokens.slice(i + 1).filter(({ kind }) => kind === "digit").length;
      const sign = exponent < 0 ? "-" : token.plus ? "+" : "";
      out += `E${sign}${String(Math.abs(exponent)).padStart(marks, "0")}`;
      exponentDone = true;
    } else if (token.kind === "point") {
      out += separators.decimal;
    } else if (token.kind === "digit" && !exponentDone) {
      if (i < wholeEnd) out += wholeText[wholeIndex++] ?? "";
      else {
        const digit = part[partIndex] ?? "0";
        const idle = partIndex >= significant;
        partIndex += 1;
        out += token.mark === "0" || !idle ? digit : token.mark === "?" ? " " : "";
      }
    }
  }
  return out;
}

const plainDigits = (value: number, decimals: number) =>
  value >= 1e21 ? `${BigInt(Math.round(value))}` : value.toFixed(Math.min(decimals, 100));

/** The text of each whole-number placeholder: the first takes the digits that exceed the placeholders. */
function wholeDigits(whole: string, tokens: readonly FormatToken[], group: string): string[] {
  const marks = tokens.flatMap((token) => (token.kind === "digit" ? [token.mark] : []));
  const digits = whole === "0" ? "" : whole;
  const texts: string[] = new Array<string>(marks.length).fill("");
  let position = 0;
  for (let i = marks.length - 1; i >= 0; i -= 1) {
    const taken =
      i === 0 ? digits.slice(0, Math.max(0, digits.length - position)) : (digits[digits.length - 1 - position] ?? "");
    const shown = taken !== "" ? taken : marks[i] === "0" ? "0" : marks[i] === "?" ? " " : "";
    for (let j = shown.length - 1; j >= 0; j -= 1) {
      const separated = group !== "" && position > 0 && position % 3 === 0 && shown[j] !== " ";
      texts[i] = `${shown[j]}${separated ? group : ""}${texts[i]}`;
      position += 1;
    }
  }
  return texts;
}

/** "# ?/?" and its kin: the nearest fraction whose denominator has as many digits as it has marks. */
function formatFraction(size: number, tokens: readonly FormatToken[]): string {
  const slash = tokens.findIndex(({ kind }) => kind === "slash");
  const before = tokens.slice(0, slash);
  const numeratorStart = before.findLastIndex((token, i) => token.kind === "digit" && before[i - 1]?.kind !== "digit");
  const hasWhole = before.slice(0, numeratorStart).some(({ kind }) => kind === "digit");
  const after = tokens.slice(slash + 1);
  const fixed = /^\d+/.exec(after.map((token) => (token.kind === "literal" ? token.text : "x")).join(""))?.[0];
  const marks = after.filter(({ kind }) => kind === "digit").length;
  const whole = hasWhole ? Math.floor(size) : 0;
  const [numerator, denominator] = fixed
    ? [Math.round((size - whole) * Number(fixed)), Number(fixed)]
    : nearestFraction(size - whole, 10 ** Math.max(1, marks) - 1);
  if (hasWhole && numerator % denominator === 0) return String(whole + numerator / denominator);
  const width = Math.max(1, marks);
  const fraction = `${String(numerator).padStart(width)}/${String(denominator).padEnd(width)}`;
  return hasWhole ? `${whole === 0 ? "" : whole} ${fraction}`.trim() : fraction.trim();
}

function nearestFraction(value: number, largest: number): [number, number] {
  let best: [number, number] = [Math.round(value), 1];
  for (let denominator = 1; denominator <= largest; denominator += 1) {
    const numerator = Math.round(value * denominator);
    if (Math.abs(numerator / denominator - value) < Math.abs(best[0] / best[1] - value) - 1e-12)
      best = [numerator, denominator];
  }
  return best;
}
