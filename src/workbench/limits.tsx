import { useEffect, useRef } from "react";
import { notComputed, notShown } from "./not-shown.ts";
import type { RunningExcel } from "./excel.ts";
import type { Words } from "./words.ts";

interface LimitsProps {
  readonly words: Words;
  readonly excel: RunningExcel;
  onClose(): void;
}

/** What this page does otherwise than Excel, with this workbook. */
export function Limits({ words, excel, onClose }: LimitsProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const { workbook, host } = excel;
  const formulas = notComputed(workbook);
  const kept = notShown(workbook);
  return (
    <dialog ref={dialog} className="limits" aria-labelledby="limits-title" onClose={onClose}>
      <h2 id="limits-title">{words.limitsTitle}</h2>
      <ul>
        <li>{words.limitsEngine}</li>
        <li>{words.limitsApi(host.apiSets["ExcelApi"] ?? "")}</li>
        <li>{words.limitsFormulas}</li>
        <li>
          {formulas.count === 0
            ? words.limitsAllComputed
            : words.limitsNotComputed(
                new Intl.NumberFormat(excel.locale).format(formulas.count),
                formulas.functions.join(", "),
              )}
        </li>
        <li>
          {kept.length === 0 ? (
            words.limitsAllShown
          ) : (
            <>
              {words.limitsKept}
              <ul>
                {kept.map((feature) => (
                  <li key={feature}>{words.kept[feature]}</li>
                ))}
              </ul>
            </>
          )}
        </li>
      </ul>
      <button type="button" onClick={() => dialog.current?.close()}>
        {words.dismiss}
      </button>
    </dialog>
  );
}
