import { useEffect, useState } from "react";
import { areaA1 } from "../cells/address.ts";
import type { Area } from "../host/model/workbook.ts";
import type { Words } from "./words.ts";

interface FormulaBarProps {
  readonly words: Words;
  readonly selection: Area;
  readonly text: string;
  readonly editing: boolean;
  /** A reference typed in the name box ("B3", "Feuil1!B3"). */
  onGoTo(reference: string): void;
  onEdit(text: string): void;
  onCancel(): void;
  onCommit(text: string): void;
}

/** The name box and the content of the active cell. */
export function FormulaBar({ words, selection, text, editing, onGoTo, onEdit, onCancel, onCommit }: FormulaBarProps) {
  const address = areaA1(selection);
  const [reference, setReference] = useState(address);
  useEffect(() => setReference(address), [address]);
  return (
    <div className="formula-bar">
      <input
        aria-label={words.nameBox}
        className="name-box"
        value={reference}
        spellCheck={false}
        onChange={(event) => setReference(event.target.value)}
        onFocus={(event) => event.target.select()}
        onBlur={() => setReference(address)}
        onKeyDown={(event) => {
          if (event.key === "Enter") onGoTo(reference);
          if (event.key === "Escape") setReference(address);
        }}
      />
      <input
        aria-label={words.formulaBar}
        className="formula"
        value={text}
        spellCheck={false}
        onChange={(event) => onEdit(event.target.value)}
        onBlur={() => {
          if (editing) onCommit(text);
        }}
        onKeyDown={(event) => {
          if (event.key === "Escape") onCancel();
          if (event.key === "Enter") onCommit(text);
        }}
      />
    </div>
  );
}
