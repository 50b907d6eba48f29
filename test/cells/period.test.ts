import { describe, expect, it } from "vitest";
import { isoDay } from "../../src/cells/civil.ts";
import type { CellValue } from "../../src/cells/grid.ts";
import { periodIn, readPeriod, withYear, type Period, type PeriodContext } from "../../src/cells/period.ts";
import type { Reading } from "../../src/cells/reading.ts";

const said = (period: Reading<Period>): string => {
  if (!period.ok) return period.reason;
  const { kind, key, cumulative, complementary } = period.value;
  return [kind, key, cumulative ? "cumulative" : "", complementary ? "complementary" : ""].filter(Boolean).join(" ");
};
const read = (value: CellValue, format?: string, context?: PeriodContext): string =>
  said(readPeriod(value, format, context));

it.each([
  ["Janv", "month 01"],
  ["Fév", "month 02"],
  ["AOÛT", "month 08"],
  ["Aout", "month 08"],
  ["Juil.", "month 07"],
  ["septembre", "month 09"],
  ["September", "month 09"],
  ["oct-15", "month 2015-10"],
  ["oct. 15", "month 2015-10"],
  ["Octobre 2015", "month 2015-10"],
  ["2015 octobre", "month 2015-10"],
  ["10/2015", "month 2015-10"],
  ["2015/10", "month 2015-10"],
  ["201510", "month 2015-10"],
  ["2015M10", "month 2015-10"],
  ["M9", "month 09"],
  ["Mois 9", "month 09"],
  ["mois de septembre 2015", "month 2015-09"],
  ["à fin septembre", "month 09 cumulative"],
  ["Fin septembre 2015", "month 2015-09 cumulative"],
  ["Cumul à fin juin 2015", "month 2015-06 cumulative"],
  ["12 bis", "month 12bis complementary"],
  ["Décembre bis", "month 12bis complementary"],
  ["Période complémentaire 2015", "month 2015-12bis complementary"],
  ["T3", "quarter Q3"],
  ["3T 2015", "quarter 2015-Q3"],
  ["T3 2015", "quarter 2015-Q3"],
  ["T3-15", "quarter 2015-Q3"],
  ["2015T3", "quarter 2015-Q3"],
  ["Q3 2015", "quarter 2015-Q3"],
  ["3e trim. 2015", "quarter 2015-Q3"],
  ["3ème trimestre", "quarter Q3"],
  ["1er trimestre 2016", "quarter 2016-Q1"],
  ["Trimestre 2", "quarter Q2"],
  ["Premier trimestre de l'année 2015", "quarter 2015-Q1"],
  ["3ème trimestre (2015)", "quarter 2015-Q3"],
  ["third quarter 2015", "quarter 2015-Q3"],
  ["S1", "semester S1"],
  ["S2 2015", "semester 2015-S2"],
  ["1er semestre 2015", "semester 2015-S1"],
  ["H1 2015", "semester 2015-S1"],
  ["S3", "week W03"],
  ["S42", "week W42"],
  ["S42 2015", "week 2015-W42"],
  ["2015-W42", "week 2015-W42"],
  ["semaine 7", "week W07"],
  ["exercice 2015", "year 2015"],
  ["2015", "year 2015"],
  ["FY2015", "year 2015"],
  ["2014/2015", "academic-year 2014-2015"],
  ["2014-2015", "academic-year 2014-2015"],
  ["2014/15", "academic-year 2014-2015"],
  ["Année universitaire 2014-2015", "academic-year 2014-2015"],
  ["au 30/09", "date 09-30 cumulative"],
  ["Au 30/09/2015", "date 2015-09-30 cumulative"],
  ["Situation au 30 septembre 2015", "date 2015-09-30 cumulative"],
  ["30/09/2015", "date 2015-09-30"],
  ["01/09/14 au 31/08/15", "span 2014-09-01/2015-08-31"],
  ["du 01/09/2014 au 31/08/2015", "span 2014-09-01/2015-08-31"],
  ["janvier à septembre 2015", "span 2015-01-01/2015-09-30"],
  ["janv-sept 2015", "span 2015-01-01/2015-09-30"],
  ["Janv/Fév 2015", "span 2015-01-01/2015-02-28"],
  ["01/01/2015-31/03/2015", "span 2015-01-01/2015-03-31"],
  ["1er au 15 octobre 2015", "span 2015-10-01/2015-10-15"],
  ["Semaine du 28/09 au 02/10/2015", "span 2015-09-28/2015-10-02"],
  ["semaine du 28/09/2015", "week 2015-W40"],
  ["semaine du 28 sept. 2015", "week 2015-W40"],
  ["semaine du 29/12/2014", "week 2015-W01"],
  ["semaine du 28 septembre", "date 09-28"],
  // Without a year, a span is what of a year it is the whole of, or what runs since January.
  ["janv-mars", "quarter Q1"],
  ["01/07-30/09", "quarter Q3"],
  ["juillet à décembre", "semester S2"],
  ["du 01/02 au 28/02", "month 02"],
  ["du 01/01 au 31/08", "date 08-31 cumulative"],
  ["de janvier à septembre", "month 09 cumulative"],
  ["FY15", "year 2015"],
  ["Q1 FY16", "quarter 2016-Q1"],
  ["Sept FY2016", "month 2016-09"],
  ["FY '16", "year 2016"],
  ["Q3'15", "quarter 2015-Q3"],
  ["IIIe trimestre", "quarter Q3"],
  ["IVème trimestre 2016", "quarter 2016-Q4"],
  ["Trimestre II", "quarter Q2"],
  ["2015 - 3ème trimestre", "quarter 2015-Q3"],
  ["T3 (juil.-sept.)", "quarter Q3"],
  ["Janvier *", "month 01"],
  ["Février (1)", "month 02"],
  ["20150930", "date 2015-09-30"],
  ["période 13", "month 12bis complementary"],
  ["P14 2015", "month 2015-12bis complementary"],
  // Fresh spellings of what is above.
  ["oct.-15", "month 2015-10"],
  ["oct/15", "month 2015-10"],
  ["nov15", "month 2015-11"],
  ["novembre2015", "month 2015-11"],
  ["Févr.-15", "month 2015-02"],
  ["Aou-15", "month 2015-08"],
  ["Sept-14", "month 2014-09"],
  ["3T15", "quarter 2015-Q3"],
  ["T3/2015", "quarter 2015-Q3"],
  ["troisième trimestre 2015", "quarter 2015-Q3"],
  ["3è trim. 2015", "quarter 2015-Q3"],
  ["4ème trim.", "quarter Q4"],
  ["Semestre 2/2015", "semester 2015-S2"],
  ["2nd semestre 2015", "semester 2015-S2"],
  ["sem 40/2015", "week 2015-W40"],
  ["S40-2015", "week 2015-W40"],
  ["S53 2015", "week 2015-W53"],
  ["Arrêté au 31/03", "date 03-31 cumulative"],
  ["fin 09/2015", "month 2015-09 cumulative"],
  ["au T3 2015", "quarter 2015-Q3 cumulative"],
  ["YTD 09/2015", "month 2015-09 cumulative"],
  ["sept. 2014 à août 2015", "span 2014-09-01/2015-08-31"],
  ["AU 2014/15", "academic-year 2014-2015"],
  ["01-janv.-16", "date 2016-01-01"],
  ["15-oct", "date 10-15"],
])("%s is %s", (text, expected) => {
  expect(read(text)).toBe(expected);
});

it.each([
  ["Jui", "ambiguous-month"],
  ["Ma", "not-a-period"],
  ["Sem 1", "ambiguous-period"],
  ["2011/12", "ambiguous-period"],
  ["T5", "not-a-period"],
  ["S54", "not-a-period"],
  ["mi juillet", "not-a-period"],
  ["ASAP", "not-a-period"],
  ["Total", "not-a-period"],
  ["Marseille", "not-a-period"],
  ["Décision", "not-a-period"],
  ["Personnel", "not-a-period"],
  ["31/02/2015", "no-such-day"],
  ["13/2015", "not-a-period"],
  ["mars-mai", "no-year"],
  ["du 07/09 au 12/09", "no-year"],
  ["mars (prév.)", "not-a-period"],
  ["janvier N-1", "not-a-period"],
  ["T1+T2", "not-a-period"],
  ["S1/S2", "not-a-period"],
  ["rentrée 2015", "not-a-period"],
  ["hiver 2015", "not-a-period"],
  ["29/02/2015", "no-such-day"],
  ["1850", "not-a-period"],
  ["9", "not-a-period"],
  ["", "empty"],
  ["#N/A", "excel-error"],
])("%s is refused: %s", (text, reason) => {
  expect(read(text)).toBe(reason);
});

it.each<[CellValue, string, PeriodContext, string]>([
  [42278, "mmm-yy", {}, "month 2015-10"],
  [42278, "mmmm", {}, "month 2015-10"],
  [42277, "dd/mm/yyyy", {}, "date 2015-09-30"],
  [40815, "dd/mm/yyyy", { date1904: true }, "date 2015-09-30"],
  [2015, "General", {}, "year 2015"],
  [201509, "General", {}, "month 2015-09"],
  [9, "General", { monthColumn: true }, "month 09"],
  [9, "General", { monthColumn: true, year: 2015 }, "month 2015-09"],
  ["09", "General", { monthColumn: true }, "month 09"],
  [13, "General", { monthColumn: true }, "not-a-period"],
  [9.5, "General", { monthColumn: true }, "not-a-period"],
  ["Mars", "General", { year: 2015 }, "month 2015-03"],
  ["12 bis", "General", { year: 2015 }, "month 2015-12bis complementary"],
  ["oct-14", "General", { year: 2015 }, "month 2014-10"],
  ["semaine du 28/09", "General", { year: 2015 }, "week 2015-W40"],
  ["du 07/09 au 12/09", "General", { year: 2015 }, "span 2015-09-07/2015-09-12"],
  ["mars-mai", "General", { year: 2015 }, "span 2015-03-01/2015-05-31"],
  ["de janvier à septembre", "General", { year: 2015 }, "month 2015-09 cumulative"],
])("%j under %s with %j is %s", (value, format, context, expected) => {
  expect(read(value, format, context)).toBe(expected);
});

describe("bounds", () => {
  it.each([
    ["février 2016", "2016-02-01", "2016-02-29"],
    ["T3 2015", "2015-07-01", "2015-09-30"],
    ["S2 2015", "2015-07-01", "2015-12-31"],
    ["2015", "2015-01-01", "2015-12-31"],
    ["2014/2015", "2014-09-01", "2015-08-31"],
    ["2015-W01", "2014-12-29", "2015-01-04"],
    ["2015-W53", "2015-12-28", "2016-01-03"],
  ])("%s runs from %s to %s", (text, start, end) => {
    const period = readPeriod(text);
    const bounds = period.ok ? [period.value.start, period.value.end] : [];
    expect(bounds.map((day) => (day === null ? null : isoDay(day)))).toEqual([start, end]);
  });

  it("are unknown without a year, and for a week that the year does not have", () => {
    for (const text of ["T3", "2014-W53"]) {
      const period = readPeriod(text);
      expect(period.ok && [period.value.start, period.value.end]).toEqual([null, null]);
    }
  });

  it("29/02 stays without a year that has none", () => {
    const period = readPeriod("au 29/02");
    expect(period.ok && withYear(period.value, 2015).key).toBe("02-29");
    expect(period.ok && withYear(period.value, 2016).key).toBe("2016-02-29");
  });
});

it.each([
  ["Exécution par rapport au budget au 30/09", "date 09-30 cumulative"],
  ["Exécution budgétaire au 30/09/2015", "date 2015-09-30 cumulative"],
  ["Indicateurs qualité : maintenance et assistance 2015 (3ème trimestre)", "quarter 2015-Q3"],
  ["Indicateurs T3 2015", "quarter 2015-Q3"],
  ["Volumétrie assistance 01/09/14 au 31/08/15", "span 2014-09-01/2015-08-31"],
  ["Plan produit 2015", "year 2015"],
  ["Campagne d'inscription administrative (IA) 2015/2016", "academic-year 2015-2016"],
  ["Situation à fin septembre 2015", "month 2015-09 cumulative"],
  ["Budget Septembre 2015", "month 2015-09"],
  ["Suivi mensuel - exercice 2016", "year 2016"],
  ["Scénarios alternatifs", "not-a-period"],
  ["Comparaison 2014 et 2015", "not-a-period"],
  ["", "not-a-period"],
])("the title « %s » speaks of %s", (title, expected) => {
  expect(said(periodIn(title))).toBe(expected);
});
