"""The job of `jauge recompute`, as one would script it with pandas and openpyxl: python3 compare.py IN.xlsx OUT.xlsx.

Figures go to standard output as JSON, so that they can be compared with Jauge's.
"""

import json
import sys
from datetime import date, timedelta

import numpy as np
import pandas as pd
from openpyxl import load_workbook
from openpyxl.chart import BarChart, LineChart, Reference

OPENS, CLOSES = 9 * 60, 18 * 60


def easter(year):
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    month, day = divmod(h + k - 7 * m + 114, 31)
    return date(year, month, day + 1)


def holidays(years):
    found = []
    for year in years:
        found += [date(year, m, d) for m, d in [(1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25)]]
        found += [easter(year) + timedelta(days=days) for days in (1, 39, 50)]
    return np.array(found, dtype="datetime64[D]")


def working_days(opened, closed):
    """Service time between two stamps, in days of nine hours."""
    days = holidays(range(opened.dt.year.min(), closed.dt.year.max() + 1))
    first, last = opened.values.astype("datetime64[D]"), closed.values.astype("datetime64[D]")

    def minutes(stamps, day):
        of_day = ((stamps.dt.round("s") - stamps.dt.normalize()).dt.total_seconds() / 60).to_numpy()
        return np.where(np.is_busday(day, holidays=days), np.clip(of_day, OPENS, CLOSES) - OPENS, 0)

    whole = np.busday_count(first, last, holidays=days) * (CLOSES - OPENS)
    return (whole + minutes(closed, last) - minutes(opened, first)) / (CLOSES - OPENS)


def tickets(frame):
    header = next(i for i, row in enumerate(frame.values) if "Criticité" in row)
    log = frame.iloc[header + 1 :].copy()
    log.columns = frame.iloc[header]
    opened, closed = pd.to_datetime(log["Ouverture"]), pd.to_datetime(log["Clôture"])
    log["Délai"] = np.nan
    done = closed.notna()
    log.loc[done, "Délai"] = working_days(opened[done], closed[done])
    return log


def main(source, target):
    sheets = pd.read_excel(source, sheet_name=None, header=None)
    log = tickets(sheets["DA"])
    groups = {}
    for name, part in log.groupby("Criticité"):
        delay = part["Délai"].dropna()
        groups["DA.blocking" if name == "Bloquante" else "DA.nonBlocking"] = {
            "count": len(part),
            "meanWorkingDays": delay.mean(),
            "medianWorkingDays": delay.median(),
            "p90WorkingDays": delay.quantile(0.9),
        }
    by_establishment = log["Établissement"].value_counts()
    budget = sheets["Exécution"]
    start = next(i for i, row in enumerate(budget.values) if str(row[0]).strip() == "Janvier")
    rows = [row for row in budget.values[start:] if isinstance(row[1], (int, float)) and row[1] > 0]
    rates = [(row[0], row[2] / row[1], row[3] / row[2], row[3] / row[1]) for row in rows]
    observed = {"DA bloquante": groups["DA.blocking"]["meanWorkingDays"], "DA non bloquante": groups["DA.nonBlocking"]["meanWorkingDays"]}
    verdicts = {name: observed[name] < limit for name, limit in [("DA bloquante", 2), ("DA non bloquante", 4)]}

    workbook = load_workbook(source)
    sheet = workbook.create_sheet("Synthèse")
    sheet.append(["Mois", "Engagement", "Mandatement", "Exécution"])
    for row in rates:
        sheet.append(list(row))
    lines = LineChart()
    lines.add_data(Reference(sheet, min_col=2, max_col=4, min_row=1, max_row=len(rates) + 1), titles_from_data=True)
    lines.set_categories(Reference(sheet, min_col=1, min_row=2, max_row=len(rates) + 1))
    sheet.add_chart(lines, "F2")
    sheet = workbook.create_sheet("Délais")
    sheet.append(["Groupe", "Nombre", "Moyenne", "Médiane", "90e centile"])
    for name, group in groups.items():
        sheet.append([name, *group.values()])
    for name, met in verdicts.items():
        sheet.append([name, "Conforme" if met else "Non conforme"])
    sheet = workbook.create_sheet("Assistance")
    sheet.append(["Établissement", "Nb DA"])
    for name, count in by_establishment.items():
        sheet.append([name, int(count)])
    bars = BarChart()
    bars.add_data(Reference(sheet, min_col=2, min_row=1, max_row=len(by_establishment) + 1), titles_from_data=True)
    bars.set_categories(Reference(sheet, min_col=1, min_row=2, max_row=len(by_establishment) + 1))
    sheet.add_chart(bars, "D2")
    workbook.save(target)
    json.dump({"groups": groups, "total": len(log), "establishments": len(by_establishment), "executionRate": rates[-1][3]}, sys.stdout)


main(*sys.argv[1:])
