import { Dropdown, Field, Input, makeStyles, Option, SpinButton } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import type { CellValue } from "../cells/grid.ts";
import type { Settings } from "../cells/settings.ts";
import { settings as en } from "../locales/en/settings.ts";
import { settings as fr } from "../locales/fr/settings.ts";
import type { SettingKey, SettingRow } from "../reading/settings-rows.ts";
import { accepts } from "./edits.ts";
import { usePane } from "./pane-context.ts";
import { scaled, shownValue, typedValue, unscaled } from "./setting-value.ts";
import { useWording } from "./texts.ts";

const WORDS = { fr, en } as const;

const useStyles = makeStyles({
  control: {
    minWidth: 0,
    width: "100%",
    boxSizing: "border-box",
    "& > button": { minHeight: "32px", overflow: "hidden", textOverflow: "ellipsis" },
    "& input": { minWidth: 0 },
  },
});

interface SettingFieldProps {
  readonly row: SettingRow & { readonly key: SettingKey };
  readonly settings: Settings;
}

/** One setting, checked when it is left; a value that cannot be used is said, and the one before stays in force. */
export function SettingField({ row, settings }: SettingFieldProps) {
  const pane = usePane();
  const { texts, format, locale } = useWording();
  const styles = useStyles();
  const words = WORDS[locale];
  const { key } = row;
  const inForce = row.show(settings);
  const shown = shownValue(inForce, row.format, format);
  const [typed, setTyped] = useState(shown);
  const [refused, setRefused] = useState(false);
  useEffect(() => {
    setTyped(shown);
    setRefused(false);
  }, [shown]);

  const commit = (value: CellValue): void => {
    const usable = accepts(settings, key, value);
    setRefused(!usable);
    if (usable && value !== inForce) pane.setValue(key, value);
  };
  const leave = (): void => {
    if (typed !== shown || refused) commit(typedValue(typed, row.format));
  };
  const label = words.labels[key];
  const unit = row.format === "rate" ? texts.settings.percent : words.units[key];
  const hints = [
    words.explanations[key],
    row.format === "date" ? texts.settings.dateHint : row.format === "clock" ? texts.settings.clockHint : "",
  ];
  return (
    <Field
      label={unit === undefined ? label : `${label} (${unit})`}
      hint={hints.filter((hint) => hint !== "").join(" ")}
      validationState={refused ? "error" : "none"}
      {...(refused && { validationMessage: texts.settings.invalid })}
    >
      {control()}
    </Field>
  );

  function control() {
    if (row.format === "word")
      return (
        <Dropdown
          clearButton={null}
          className={styles.control}
          value={words.words[inForce as keyof typeof words.words]}
          selectedOptions={[String(inForce)]}
          onOptionSelect={(_, { optionValue }) => commit(optionValue ?? null)}
        >
          {row.words.map((word) => (
            <Option key={word} value={word}>
              {words.words[word]}
            </Option>
          ))}
        </Dropdown>
      );
    if (typeof inForce === "number" && ["rate", "points", "amount", "count"].includes(row.format))
      return (
        <SpinButton
          className={styles.control}
          value={scaled(inForce, row.format)}
          displayValue={refused ? typed : shown}
          step={row.format === "amount" ? 1_000 : 1}
          min={0}
          incrementButton={{ "aria-label": texts.settings.increase(label) }}
          decrementButton={{ "aria-label": texts.settings.decrease(label) }}
          onChange={(_, { value, displayValue }) => {
            if (value !== undefined && value !== null) return commit(unscaled(value, row.format));
            setTyped(displayValue ?? "");
            commit(typedValue(displayValue ?? "", row.format));
          }}
        />
      );
    return (
      <Input
        className={styles.control}
        value={typed}
        onChange={(_, { value }) => setTyped(value)}
        onBlur={leave}
        onKeyDown={(event) => event.key === "Enter" && leave()}
      />
    );
  }
}
