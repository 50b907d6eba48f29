import { areaA1, quoteSheet } from "../cells/address.ts";
import type { NamedGroup, TicketPeriod, TicketResult } from "../indicators/results.ts";
import { isCountable } from "../indicators/countable.ts";
import { criterion } from "./assistance.ts";
import { cell, figure, text } from "./cells.ts";
import { FIRST_COLUMN } from "./frame.ts";
import type { Live } from "./live.ts";
import { filled, type Pack } from "./pack.ts";
import type { PlanCell } from "./plan.ts";
import { quarterName } from "./reliability.ts";
import type { NumberStyle } from "./styles.ts";

const C = { name: FIRST_COLUMN, first: 2 } as const;
/** Groups of one kind that a page still shows well; the JSON has them all. */
const MOST_GROUPS = 12;

export interface GroupsBlock {
  readonly cells: readonly PlanCell[];
  readonly heights: readonly (readonly [number, number])[];
  readonly lastRow: number;
}

interface Figure {
  readonly value: number | null;
  readonly style: NumberStyle;
  readonly formula?: Live<number> | null;
}

interface Section {
  readonly heading: string;
  readonly columns: readonly string[];
  readonly lines: readonly { readonly name: string; readonly figures: readonly Figure[] }[];
  readonly left: number;
}

/** Each log by nature, severity, product, establishment and period: volumes, delays, what was kept, and what waits. */
export function groupsBlock(pack: Pack, firstRow: number): GroupsBlock | null {
  const { tickets } = pack.results;
  const cells: PlanCell[] = [];
  const heights: (readonly [number, number])[] = [];
  let row = firstRow;
  for (const result of tickets) {
    if (result.total === 0) continue;
    cells.push(cell(row, C.name, text(titleOf(pack, result)), "section"));
    row += 1;
    for (const { heading, columns, lines, left } of sectionsOf(pack, result)) {
      cells.push(
        cell(row, C.name, text(heading), "header"),
        ...columns.map((column, index) => cell(row, C.first + index, text(column), "headerRight")),
      );
      heights.push([row, 30]);
      for (const { name, figures } of lines) {
        row += 1;
        cells.push(
          cell(row, C.name, text(name), "label"),
          ...figures.map(({ value, style, formula }, index) =>
            figure(row, C.first + index, formula ?? null, value, style),
          ),
        );
      }
      if (left > 0) {
        row += 1;
        cells.push(cell(row, C.name, text(filled(pack.texts.groups.more, { n: String(left) })), "note"));
      }
      row += 2;
    }
  }
  return cells.length === 0 ? null : { cells, heights, lastRow: row - 2 };
}

/** "Export GLPI : délais en j ouvrés, suspensions comprises" */
function titleOf({ texts, results }: Pack, { statement, gross }: TicketResult): string {
  const kinds = { working: "ouvre", ouvrable: "ouvrable", calendar: "calendaire" } as const;
  const days = texts.dayTypes[kinds[results.settings.calendar.days]];
  return filled(gross ? texts.groups.titleGross : texts.groups.title, { log: statement.block.sheet, days });
}

function sectionsOf(pack: Pack, result: TicketResult): readonly Section[] {
  const { groups: texts } = pack.texts;
  const grouped = (
    heading: string,
    groups: readonly NamedGroup[],
    nameOf: (name: string) => string,
    role: "severity" | "product" | "establishment" | null,
  ): Section[] =>
    groups.length === 0
      ? []
      : [
          {
            heading,
            columns: [
              texts.tickets,
              texts.open,
              texts.late,
              texts.mean,
              texts.median,
              texts.p90,
              texts.within,
              texts.lateOpen,
              texts.answer,
            ],
            lines: groups.slice(0, MOST_GROUPS).map((group) => ({
              name: nameOf(group.name),
              figures: groupFigures(group, role === null ? null : countedBy(result, groups, group, role)),
            })),
            left: Math.max(0, groups.length - MOST_GROUPS),
          },
        ];
  const periods = (heading: string, all: readonly TicketPeriod[], nameOf: (period: string) => string): Section[] =>
    all.length === 0
      ? []
      : [
          {
            heading,
            columns: [
              pack.texts.tickets.opened,
              pack.texts.tickets.closed,
              pack.texts.tickets.backlog,
              texts.mean,
              texts.median,
              texts.p90,
              texts.answer,
            ],
            lines: all
              .slice(-MOST_GROUPS)
              .map((period) => ({ name: nameOf(period.period), figures: periodFigures(period) })),
            left: Math.max(0, all.length - MOST_GROUPS),
          },
        ];
  const same = (name: string): string => name;
  const natures: Readonly<Record<string, string>> = texts.natures;
  return [
    ...grouped(texts.byNature, result.byNature, (name) => natures[name] ?? name, null),
    ...grouped(texts.bySeverity, result.bySeverity, same, "severity"),
    ...grouped(texts.byProduct, result.byProduct, same, "product"),
    ...grouped(texts.byEstablishment, result.byEstablishment, same, "establishment"),
    ...periods(texts.byQuarter, result.byQuarter, (quarter) => quarterName(pack, quarter)),
    ...periods(texts.bySchoolYear, result.bySchoolYear, same),
    ...periods(texts.byContractYear, result.byContractYear, contractYearName),
    ...ageingSection(pack, result),
    ...penaltySection(pack, result),
  ];
}

function groupFigures(group: NamedGroup, formula: Live<number> | null): readonly Figure[] {
  const decimal = (value: number | null): Figure => ({ value, style: "decimal" });
  return [
    { value: group.count, style: "whole", formula },
    { value: group.open, style: "whole" },
    { value: group.late, style: "whole" },
    decimal(group.meanWorkingDays),
    decimal(group.medianWorkingDays),
    decimal(group.p90WorkingDays),
    { value: group.withinTarget, style: "rate" },
    { value: group.lateOpen, style: "whole" },
    decimal(group.firstAnswer?.meanWorkingDays ?? null),
  ];
}

function periodFigures(period: TicketPeriod): readonly Figure[] {
  const decimal = (value: number | null): Figure => ({ value, style: "decimal" });
  return [
    { value: period.opened, style: "whole" },
    { value: period.closed, style: "whole" },
    { value: period.backlog, style: "whole" },
    decimal(period.meanWorkingDays),
    decimal(period.medianWorkingDays),
    decimal(period.p90WorkingDays),
    decimal(period.firstAnswerMeanWorkingDays),
  ];
}

/** Excel counts a group's cells where they hold its name and nothing else, and no other group is the same to it. */
function countedBy(
  { statement: { block, cellTexts } }: TicketResult,
  groups: readonly NamedGroup[],
  { name, count }: NamedGroup,
  role: "severity" | "product" | "establishment",
): Live<number> | null {
  const column = block.columns[role];
  const plain = cellTexts.plainColumns?.includes(role) === true;
  const lower = name.toLocaleLowerCase("fr");
  const twins = groups.filter((group) => group.name.toLocaleLowerCase("fr") === lower).length > 1;
  if (column === undefined || !plain || twins || name.length > 200 || !isCountable(block)) return null;
  const range = `${quoteSheet(block.sheet)}!${areaA1({ ...block.data, left: column, right: column })}`;
  return { formula: `COUNTIFS(${range},${criterion(name)})`, value: count };
}

/** A year of the contract is named by its first day: "2015-03-01" → "01/03/2015". */
const contractYearName = (day: string): string => day.split("-").reverse().join("/");

function ageingSection({ texts }: Pack, { ageing }: TicketResult): readonly Section[] {
  if (!ageing || ageing.open === 0) return [];
  const { groups } = texts;
  const days = (value: number | null): readonly Figure[] => [{ value, style: "decimal" }];
  const steps = ageing.steps.map(({ upTo, count }, index) => ({
    name:
      upTo === null
        ? filled(groups.beyond, { n: String(ageing.steps[index - 1]?.upTo ?? 0) })
        : filled(groups.upTo, { n: String(upTo) }),
    figures: [{ value: count, style: "whole" as const }],
  }));
  const lines = [
    ...steps,
    { name: groups.meanAge, figures: days(ageing.meanDays) },
    { name: groups.medianAge, figures: days(ageing.medianDays) },
    { name: groups.oldest, figures: days(ageing.oldestDays) },
  ];
  return [{ heading: groups.ageing, columns: [groups.tickets], lines, left: 0 }];
}

function penaltySection({ texts, results }: Pack, { penalty }: TicketResult): readonly Section[] {
  if (!penalty) return [];
  const { groups } = texts;
  const heading = filled(groups.penalty, { formula: results.settings.penalty.formula });
  const lines = [
    { name: groups.lateTickets, figures: [{ value: penalty.tickets, style: "whole" as const }] },
    { name: groups.daysLate, figures: [{ value: penalty.daysLate, style: "whole" as const }] },
    { name: groups.estimate, figures: [{ value: penalty.estimate / 100, style: "amount" as const }] },
  ];
  return [{ heading, columns: [groups.value], lines, left: 0 }];
}
