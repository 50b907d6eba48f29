import { useRef } from "react";
import { EXCEL_APIS } from "./conditions.ts";
import type { Conditions, ExcelApi } from "./conditions.ts";
import type { Words } from "./words.ts";

export const PANE_WIDTHS = [300, 320, 350, 450] as const;

/** What is switched on in the workbook or by the person before it, rather than in Excel. */
export interface Hindrances {
  readonly sheetProtected: boolean;
  readonly structureProtected: boolean;
  readonly typing: boolean;
}

interface BarProps {
  readonly words: Words;
  readonly conditions: Conditions;
  readonly hindrances: Hindrances;
  readonly paneWidth: number;
  onOpen(file: File): void;
  onSample(): void;
  onSave(): void;
  onConditions(change: Partial<Conditions>): void;
  onHindrance(name: keyof Hindrances, on: boolean): void;
  onPaneWidth(width: number): void;
  onLimits(): void;
}

/** What can be done with the workbook, and what Excel can be made to be. */
export function Bar(props: BarProps) {
  const { words, conditions, hindrances } = props;
  const file = useRef<HTMLInputElement>(null);
  const hindrance = (name: keyof Hindrances) => (
    <Switch name={words[name]} on={hindrances[name]} onChange={(on) => props.onHindrance(name, on)} />
  );
  return (
    <div role="toolbar" aria-label={words.commands} className="bar">
      <button type="button" onClick={() => file.current?.click()}>
        {words.open}
      </button>
      <input
        ref={file}
        type="file"
        hidden
        accept=".xlsx,.xlsm"
        onChange={(event) => {
          const chosen = event.target.files?.[0];
          if (chosen) props.onOpen(chosen);
          event.target.value = "";
        }}
      />
      <button type="button" onClick={props.onSample}>
        {words.sample}
      </button>
      <button type="button" onClick={props.onSave}>
        {words.saveAs}
      </button>
      <Choice
        name={words.language}
        value={conditions.language}
        options={[
          ["fr", words.languages.fr],
          ["en", words.languages.en],
        ]}
        onChange={(language) => props.onConditions({ language: language === "en" ? "en" : "fr" })}
      />
      <Choice
        name={words.paneWidth}
        value={String(props.paneWidth)}
        options={PANE_WIDTHS.map((width) => [String(width), `${width} px`])}
        onChange={(width) => props.onPaneWidth(Number(width))}
      />
      <fieldset>
        <legend>{words.simulate}</legend>
        <Switch
          name={words.readOnly}
          on={conditions.readOnly}
          onChange={(readOnly) => props.onConditions({ readOnly })}
        />
        {hindrance("sheetProtected")}
        {hindrance("structureProtected")}
        {hindrance("typing")}
        <Choice
          name={words.excel}
          value={conditions.excelApi}
          options={EXCEL_APIS.map((version) => [version, words.excels[version]])}
          onChange={(version) => props.onConditions({ excelApi: version as ExcelApi })}
        />
        <Switch name={words.dark} on={conditions.dark} onChange={(dark) => props.onConditions({ dark })} />
      </fieldset>
      <button type="button" onClick={props.onLimits}>
        {words.limits}
      </button>
    </div>
  );
}

interface SwitchProps {
  readonly name: string;
  readonly on: boolean;
  onChange(on: boolean): void;
}

function Switch({ name, on, onChange }: SwitchProps) {
  return (
    <label className="switch">
      <input type="checkbox" checked={on} onChange={(event) => onChange(event.target.checked)} />
      {name}
    </label>
  );
}

interface ChoiceProps {
  readonly name: string;
  readonly value: string;
  readonly options: readonly (readonly [value: string, label: string])[];
  onChange(value: string): void;
}

function Choice({ name, value, options, onChange }: ChoiceProps) {
  return (
    <label className="choice">
      {name}
      <select value={value} onChange={(event) => onChange(event.target.value)}>
        {options.map(([option, label]) => (
          <option key={option} value={option}>
            {label}
          </option>
        ))}
      </select>
    </label>
  );
}
