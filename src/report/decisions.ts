import { a1, areaA1, columnLetters, quoteSheet, refFormula, refLabel } from "../cells/address.ts";
import { actorLoads, agenda, type ActorLoad, type AgendaLine } from "../indicators/register/agenda.ts";
import type { RegisterItem, RegisterState } from "../indicators/register/lines.ts";
import { at, cell, figure, live, number, text } from "./cells.ts";
import { roundScale } from "./chart-scale.ts";
import { committeeTexts } from "./committee.ts";
import { FIRST_COLUMN, FIRST_ROW, framed, HEADER_ROW, MARGIN_WIDTH } from "./frame.ts";
import { liveActors } from "./live-actors.ts";
import { dateFormula, liveDay } from "./live-day.ts";
import { liveText } from "./live-formula.ts";
import { counted, joined, quoteText, sentence, words, type Live } from "./live.ts";
import { capitalised, onSheet, placeOn, type Pack } from "./pack.ts";
import { AXIS, GRID, INK, WATCH, WHITE } from "./palette.ts";
import type { PlanCell, PlanChart, SheetPlan } from "./plan.ts";
import { CELL_PADDING, textWidth, wrappedHeight } from "./text-width.ts";

const WIDTH = { type: 72, description: 270, actors: 130, due: 96, read: 84, state: 84, source: 90 } as const;
type Column = keyof typeof WIDTH;
const CHART_LEAST = 9;
/** Actors that a chart shows: the most loaded. */
const CHARTED = 15;
const NAMED = 4;

export interface DecisionsSheet {
  readonly sheet: SheetPlan;
  /** For the other sheets of the pack; null when no action is overdue. */
  readonly overdue: {
    readonly count: Live<number>;
    /** What the oldest one says. */
    readonly first: Live<string>;
    readonly place: { readonly label: string; readonly target: string };
  } | null;
}

interface Layout {
  readonly columns: Readonly<Record<Column, number>>;
  readonly widths: readonly number[];
  readonly lines: readonly AgendaLine[];
  readonly lastRow: number;
}

/** The register's actions by urgency, then decisions and information; what each actor has to do. */
export function decisionsSheet(pack: Pack): DecisionsSheet {
  const lines = agenda(pack.results.register, pack.results.asOf);
  const layout = layoutOf(lines);
  const loads = actorLoads(lines);
  const sectionRow = layout.lastRow + 2;
  const chartTop = sectionRow + loads.length + 3;
  const charted = Math.min(CHARTED, loads.length);
  const chartBottom = chartTop + Math.max(CHART_LEAST, Math.ceil(charted * 1.5) + 4);
  const open = lines.some(({ state }) => state === "overdue" || state === "next" || state === "undated");
  const counts = countsOf(pack, layout, "");
  const title = actorTitle(pack, counts);
  const sheet = framed(pack, "decisions", {
    widths: layout.widths,
    message: message(pack, layout, counts),
    second: second(pack, layout, loads, sectionRow + 2),
    cells: [
      ...headers(pack, layout),
      ...lines.flatMap((line, index) => lineCells(pack, layout, line, FIRST_ROW + index)),
      ...(open ? actorCells(pack, layout, loads, sectionRow, title) : []),
    ],
    heights: lines.map((line, index) => [FIRST_ROW + index, heightOf(line)] as const),
    conditionalFormats: [
      {
        range: column(layout, "state"),
        formula: `=LEFT($${a1(FIRST_ROW, layout.columns.state)},1)="■"`,
        style: { font: { color: WATCH.font, bold: true }, fill: WATCH.fill },
      },
    ],
    charts: open && charted > 0 ? [chart(layout, title, sectionRow, charted, chartTop, chartBottom)] : [],
    lastRow: open ? (charted > 0 ? chartBottom : sectionRow + 1) : layout.lastRow,
  });
  return { sheet, overdue: overdueOf(pack, layout) };
}

function overdueOf(pack: Pack, layout: Layout): DecisionsSheet["overdue"] {
  const [first] = layout.lines;
  const { overdue } = countsOf(pack, layout, `${quoteSheet(pack.names.decisions)}!`);
  if (!first || overdue.value === 0) return null;
  const { description, state } = layout.columns;
  return {
    count: overdue,
    first: onSheet(pack, "decisions", FIRST_ROW, description, first.item.description),
    place: {
      label: `${pack.names.decisions}!${a1(FIRST_ROW, state)}`,
      target: placeOn(pack, "decisions", FIRST_ROW, state),
    },
  };
}

/** Words and reading are two columns only where something was read in words. */
function layoutOf(lines: readonly AgendaLine[]): Layout {
  const hasRead = lines.some(({ item }) => readOf(item) !== null);
  const sources = lines.map(({ item }) => textWidth(refLabel(item.descriptionRef), 10) + CELL_PADDING);
  const shown = (Object.keys(WIDTH) as Column[]).filter((key) => key !== "read" || hasRead);
  const placed = shown.map((key, index) => [key, FIRST_COLUMN + index] as const);
  const widths = shown.map((key) =>
    key === "source" ? Math.max(WIDTH.source, Math.min(160, Math.ceil(Math.max(0, ...sources)))) : WIDTH[key],
  );
  return {
    columns: { read: -1, ...Object.fromEntries(placed) } as Record<Column, number>,
    widths: [MARGIN_WIDTH, ...widths],
    lines,
    lastRow: FIRST_ROW + Math.max(lines.length, 1) - 1,
  };
}

/** What could be read of a due date that its cell says in words: a day, or a month; null for a true date, or mere words. */
function readOf({ due }: RegisterItem): "day" | "month" | null {
  if (!due || typeof due.raw !== "string") return null;
  if (due.serial !== null) return "day";
  return due.month ? "month" : null;
}

const column = ({ lastRow, columns }: Layout, key: Column): string =>
  areaA1({ top: FIRST_ROW, left: columns[key], bottom: lastRow, right: columns[key] });

const heightOf = ({ item, actors }: AgendaLine): number =>
  Math.max(
    wrappedHeight(item.description, WIDTH.description),
    wrappedHeight(actors.join(", "), WIDTH.actors),
    wrappedHeight(item.due?.serial === null ? item.due.text : "", WIDTH.due),
  );

function headers(pack: Pack, { columns }: Layout): PlanCell[] {
  const { decisions } = committeeTexts(pack);
  return (Object.keys(WIDTH) as Column[])
    .filter((key) => columns[key] > 0)
    .map((key) => cell(HEADER_ROW, columns[key], text(decisions[key]), "header"));
}

function lineCells(pack: Pack, { columns }: Layout, line: AgendaLine, row: number): PlanCell[] {
  const { item, statement, actors } = line;
  const { decisions: texts } = committeeTexts(pack);
  const names = actors.join(", ");
  const named = liveActors(item.actorsCell, item.actors, statement.legend, names);
  const description = liveText({ ref: item.descriptionRef, raw: item.description }, item.description);
  return [
    cell(row, columns.type, typeContent(pack, item), "wrapped"),
    cell(row, columns.description, live(description), "wrapped"),
    cell(row, columns.actors, names === "" ? null : named ? live(named) : text(names), "wrapped"),
    dueCell(columns.due, item, row),
    ...(columns.read > 0 ? [readCell(pack, columns.read, item, row)] : []),
    cell(
      row,
      columns.state,
      live(stateFormula(pack, columns, line, row)) ?? text(texts.states[line.state]),
      "severityTop",
    ),
    cell(row, columns.source, text(refLabel(item.descriptionRef)), "wrappedLink", refFormula(item.descriptionRef)),
  ];
}

const WRITTEN = {
  A: ["A", "Action", "Actions"],
  D: ["D", "Décision", "Décisions", "Decision", "Decisions"],
  I: ["I", "Information", "Informations", "Info", "Infos"],
} as const;

/** "Action", "Décision", "Information" as the type's cell says it now. */
function typeContent(pack: Pack, { type, typeCell }: RegisterItem) {
  const { types } = committeeTexts(pack).decisions;
  const raw = typeCell?.raw;
  const shown = type === null ? (typeof raw === "string" ? raw.trim() : "") : types[type];
  if (!typeCell || typeof raw !== "string") return shown === "" ? null : text(shown);
  const cellText = raw === raw.trim() ? refFormula(typeCell.ref) : `TRIM(${refFormula(typeCell.ref)})`;
  const formula = (["A", "D", "I"] as const).reduceRight((otherwise, each) => {
    const said = new Set([...WRITTEN[each], ...(type === each ? [raw.trim()] : [])]);
    const any = [...said].map((word) => `${cellText}=${quoteText(word)}`).join(",");
    return `IF(OR(${any}),${quoteText(types[each])},${otherwise})`;
  }, `${cellText}&""`);
  return live({ formula, value: shown });
}

/** A date, or words: what the cell says now. */
function dueCell(columnIndex: number, { due }: RegisterItem, row: number): PlanCell {
  if (!due) return cell(row, columnIndex, null, "dueDate");
  const ref = refFormula(due.ref);
  const { raw } = due;
  const value = typeof raw === "number" ? raw : due.text;
  return cell(row, columnIndex, live({ formula: `IF(ISNUMBER(${ref}),${ref},${ref}&"")`, value }), "dueDate");
}

function readCell(pack: Pack, columnIndex: number, item: RegisterItem, row: number): PlanCell {
  const { due } = item;
  const read = readOf(item);
  if (!due || read === null) return cell(row, columnIndex, null, "dueDate");
  if (due.serial !== null) {
    const day = liveDay({ ref: due.ref, raw: due.raw ?? null }, due.serial);
    // A cell that has become a date stands in the column before.
    const formula = day && { formula: `IF(ISNUMBER(${refFormula(due.ref)}),"",${day.formula})`, value: due.serial };
    return formula
      ? cell(row, columnIndex, live(formula), "dueDate")
      : cell(row, columnIndex, number(due.serial), "dueDateDated");
  }
  const { month, year } = due.month!;
  const name = capitalised(pack.texts.months[month - 1] ?? "");
  return cell(row, columnIndex, text(year === null ? name : `${name} ${year}`), "dueMonth");
}

const DONE_WORDS = ["Fait", "Faite", "Clos", "Close", "Terminé", "Terminée", "Réalisé", "Réalisée", "Soldé", "Done"];

/** Words and sign by the cells of this line: only a true date of an open action can be past. */
function stateFormula(pack: Pack, columns: Layout["columns"], { item, state }: AgendaLine, row: number): Live<string> {
  const { states, types } = committeeTexts(pack).decisions;
  const { asOf } = pack.results;
  const type = a1(row, columns.type);
  const due = columns.read > 0 ? `${a1(row, columns.due)}:${a1(row, columns.read)}` : a1(row, columns.due);
  const dated =
    asOf === null
      ? quoteText(states.undated)
      : `IF(COUNT(${due})=0,${quoteText(states.undated)},IF(MAX(${due})<${dateFormula(asOf)},${quoteText(states.overdue)},${quoteText(states.next)}))`;
  const open = item.status ? doneOr(item, quoteText(states.done), dated) : dated;
  return { formula: `IF(${type}<>${quoteText(types.A)},${quoteText(states.none)},${open})`, value: states[state] };
}

function doneOr({ status }: RegisterItem, done: string, otherwise: string): string {
  const { ref, raw, done: isDone } = status!;
  const place = refFormula(ref);
  const said = new Set([...DONE_WORDS, ...(isDone && typeof raw === "string" ? [raw] : [])]);
  const any = [...said].map((word) => `${place}=${quoteText(word)}`);
  return `IF(OR(${[...any, `${place}=1`].join(",")}),${done},${otherwise})`;
}

type Counts = Readonly<Record<Exclude<RegisterState, "none"> | "decisions" | "infos", Live<number>>>;

function countsOf(pack: Pack, layout: Layout, sheet: string): Counts {
  const { states, types } = committeeTexts(pack).decisions;
  const { lines } = layout;
  const ofState = (state: Exclude<RegisterState, "none">): Live<number> => ({
    formula: `COUNTIFS(${sheet}${column(layout, "state")},${quoteText(states[state])})`,
    value: lines.filter((line) => line.state === state).length,
  });
  const ofType = (type: "D" | "I"): Live<number> => ({
    formula: `COUNTIFS(${sheet}${column(layout, "type")},${quoteText(types[type])})`,
    value: lines.filter(({ item }) => item.type === type).length,
  });
  return {
    overdue: ofState("overdue"),
    next: ofState("next"),
    undated: ofState("undated"),
    done: ofState("done"),
    decisions: ofType("D"),
    infos: ofType("I"),
  };
}

function message(pack: Pack, layout: Layout, { overdue, next, undated }: Counts): Live<string> {
  const { decisions: texts } = committeeTexts(pack);
  const { locale } = pack;
  const actions = layout.lines.filter(({ item }) => item.type === "A").length;
  if (actions === 0) return sentence(texts.noAction, {}, locale);
  const all = {
    formula: `COUNTIFS(${column(layout, "type")},${quoteText(texts.types.A)})`,
    value: actions,
  };
  return sentence(
    texts.message,
    {
      overdue: counted(overdue, locale),
      actions: counted(all, locale),
      next: counted(next, locale),
      undated: counted(undated, locale),
    },
    locale,
  );
}

/** Who is late, then the lines that are no open action. */
function second(pack: Pack, layout: Layout, loads: readonly ActorLoad[], firstLoad: number): Live<string> {
  const { decisions: texts } = committeeTexts(pack);
  const { locale, texts: report } = pack;
  const { decisions, infos, done } = countsOf(pack, layout, "");
  const late = loads.filter(({ overdue }) => overdue > 0).slice(0, NAMED);
  const names = late.map(({ actor, overdue }, index) =>
    sentence(
      texts.actorCount,
      {
        actor: words(actor),
        n: counted(at(firstLoad + index, layout.columns.due, overdue), locale),
      },
      locale,
    ),
  );
  return joined(
    [
      ...(names.length > 0 ? [sentence(texts.firstOverdue, { actors: joined(names, ", ") }, locale)] : []),
      sentence(texts.others, { decisions: counted(decisions, locale), infos: counted(infos, locale) }, locale),
      ...(done.value > 0 ? [sentence(texts.done, { n: counted(done, locale) }, locale)] : []),
      ...(pack.results.asOf === null ? [words(texts.unknownSituation)] : []),
    ],
    report.clauses,
  );
}

function actorTitle(pack: Pack, { overdue, next, undated }: Counts): Live<string> {
  const { decisions: texts } = committeeTexts(pack);
  const open = {
    formula: `(${overdue.formula}+${next.formula}+${undated.formula})`,
    value: overdue.value + next.value + undated.value,
  };
  return sentence(
    texts.byActorTitle,
    { overdue: counted(overdue, pack.locale), open: counted(open, pack.locale) },
    pack.locale,
  );
}

const COUNTED = ["overdue", "next", "undated"] as const;

/** The columns of the counts stand side by side under the dates and states. */
const countColumns = ({ columns }: Layout): readonly number[] => COUNTED.map((_, index) => columns.due + index);

function actorCells(
  pack: Pack,
  layout: Layout,
  loads: readonly ActorLoad[],
  row: number,
  title: Live<string>,
): PlanCell[] {
  const { decisions: texts } = committeeTexts(pack);
  const places = countColumns(layout);
  const last = layout.widths.length - 1;
  const blank = (at: number, from: number, to: number, style: "section" | "header" | "text"): PlanCell[] =>
    Array.from({ length: to - from + 1 }, (_, index) => cell(at, from + index, null, style));
  const absolute = (key: Column): string => {
    const letters = columnLetters(layout.columns[key]);
    return `$${letters}$${FIRST_ROW + 1}:$${letters}$${layout.lastRow + 1}`;
  };
  return [
    cell(row, FIRST_COLUMN, live(title), "section"),
    ...blank(row, FIRST_COLUMN + 1, last, "section"),
    cell(row + 1, FIRST_COLUMN, text(texts.actor), "header"),
    ...blank(row + 1, FIRST_COLUMN + 1, layout.columns.due - 1, "header"),
    ...COUNTED.map((state, index) => cell(row + 1, places[index] ?? 0, text(texts[state]), "headerRight")),
    ...blank(row + 1, (places.at(-1) ?? last) + 1, last, "header"),
    ...loads.flatMap((load, index) => {
      const at = row + 2 + index;
      const actor = `", "&$${a1(at, FIRST_COLUMN)}&", "`;
      return [
        cell(at, FIRST_COLUMN, text(load.actor), "text"),
        ...blank(at, FIRST_COLUMN + 1, layout.columns.due - 1, "text"),
        ...blank(at, (places.at(-1) ?? last) + 1, last, "text"),
        ...COUNTED.map((state, place) =>
          figure(
            at,
            places[place] ?? 0,
            {
              formula: `SUMPRODUCT((${absolute("state")}=${quoteText(texts.states[state])})*ISNUMBER(FIND(${actor},", "&${absolute("actors")}&", ")))`,
              value: load[state],
            },
            null,
            "whole",
          ),
        ),
      ];
    }),
  ];
}

const FILLS = { overdue: WATCH.font, next: WHITE, undated: GRID } as const;

function chart(
  layout: Layout,
  title: Live<string>,
  sectionRow: number,
  charted: number,
  top: number,
  bottom: number,
): PlanChart {
  const first = sectionRow + 2;
  const places = countColumns(layout);
  const area = (index: number) => areaA1({ top: first, left: index, bottom: first + charted - 1, right: index });
  const loads = actorLoads(layout.lines).slice(0, charted);
  const { maximum, step } = roundScale(Math.max(...loads.map((load) => load.overdue + load.next + load.undated)));
  const whole = Math.max(1, Math.ceil(step));
  return {
    name: "Jauge décisions",
    chartType: "BarStacked",
    title: { cell: a1(sectionRow, FIRST_COLUMN), text: title.value },
    series: COUNTED.map((state, index) => ({
      name: a1(sectionRow + 1, places[index] ?? 0),
      values: area(places[index] ?? 0),
      categories: area(FIRST_COLUMN),
      gapWidth: 50,
      overlap: 100,
      fill: FILLS[state],
      line: { color: state === "overdue" ? "none" : INK, weight: 0.75 },
      labels: {
        numberFormat: "0;;",
        position: "Center" as const,
        bold: true,
        color: state === "overdue" ? WHITE : INK,
        size: 9,
      },
    })),
    valueAxis: {
      minimum: 0,
      maximum: Math.ceil(maximum / whole) * whole,
      majorUnit: whole,
      numberFormat: "0",
      gridlines: true,
      line: { color: "none" },
    },
    categoryAxis: { reversed: true, gridlines: false, line: { color: AXIS } },
    legend: "Top",
    from: a1(top, FIRST_COLUMN),
    to: a1(bottom, layout.widths.length - 1),
  };
}
