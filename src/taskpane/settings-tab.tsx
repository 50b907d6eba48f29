import { Button, Dropdown, Field, makeStyles, Option, tokens } from "@fluentui/react-components";
import { lazy, Suspense, useRef, useState } from "react";
import { SETTING_ROWS, type SettingKey } from "../reading/settings-rows.ts";
import { edited } from "./edits.ts";
import { useLanguage } from "./language.ts";
import { usePaneState } from "./pane-context.ts";
import { SettingField } from "./setting-field.tsx";
import { ownSheets } from "./state.ts";
import { useWording } from "./texts.ts";

const RemoveSheets = lazy(() => import(/* webpackChunkName: "remove-sheets" */ "./remove-sheets.tsx"));

const useStyles = makeStyles({
  heading: {
    margin: `${tokens.spacingVerticalL} 0 ${tokens.spacingVerticalXS}`,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
  },
  intro: { margin: 0, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  fields: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalM },
  control: { minWidth: 0, width: "100%", "& > button": { minHeight: "32px" } },
  remove: { width: "100%", minHeight: "32px", marginTop: tokens.spacingVerticalM, whiteSpace: "normal" },
});

export const GROUPS = {
  situation: ["asOf", "organisation", "locale"],
  thresholds: [
    "commitmentWatch",
    "commitmentBreach",
    "timeGap",
    "paymentWatch",
    "paymentWatchFromMonth",
    "decommitmentWatch",
    "paymentLimitDays",
    "ecbRate",
    "paymentDenominator",
    "budgetAmounts",
  ],
  calendar: ["days", "opensAt", "closesAt", "holidays", "closures", "bareDay"],
  contract: ["ceilingWords", "floorWords", "contractStart", "blockingSeverities", "penaltyFormula", "penaltyValue"],
} as const satisfies Readonly<Record<string, readonly SettingKey[]>>;

/** What the sheet Paramètres holds, to change without leaving the pane. */
export default function SettingsTab() {
  const { facts, edits } = usePaneState();
  const { texts } = useWording();
  const styles = useStyles();
  const settings = facts ? edited(facts.results.settings, edits) : null;
  return (
    <>
      <p className={styles.intro}>{settings ? texts.settings.wins : texts.settings.notReady}</p>
      {settings &&
        (["situation", "thresholds", "calendar", "contract"] as const).map((group) => (
          <section key={group}>
            <h2 className={styles.heading}>{texts.settings.groups[group]}</h2>
            <div className={styles.fields}>
              {GROUPS[group].map((key) => (
                <SettingField key={key} row={SETTING_ROWS.find((row) => row.key === key)!} settings={settings} />
              ))}
            </div>
          </section>
        ))}
      <section>
        <h2 className={styles.heading}>{texts.settings.groups.pane}</h2>
        <PaneLanguage />
        <Removal />
      </section>
    </>
  );
}

function PaneLanguage() {
  const { texts } = useWording();
  const { chosen, choose } = useLanguage();
  const styles = useStyles();
  const { automatic, languages } = texts.settings;
  return (
    <Field label={texts.settings.paneLanguage} hint={texts.settings.paneLanguageHint}>
      <Dropdown
        clearButton={null}
        className={styles.control}
        value={chosen === null ? automatic : languages[chosen]}
        selectedOptions={[chosen ?? ""]}
        onOptionSelect={(_, { optionValue }) =>
          choose(optionValue === "fr" || optionValue === "en" ? optionValue : null)
        }
      >
        <Option value="">{automatic}</Option>
        <Option value="fr">{languages.fr}</Option>
        <Option value="en">{languages.en}</Option>
      </Dropdown>
    </Field>
  );
}

function Removal() {
  const { facts, readOnly, run } = usePaneState();
  const { texts } = useWording();
  const styles = useStyles();
  const [asking, setAsking] = useState(false);
  const button = useRef<HTMLElement>(null);
  const made = facts ? ownSheets(facts).filter(({ own }) => own !== "copy") : [];
  const count = made.length;
  return (
    <>
      <Button
        ref={(element: HTMLElement | null) => void (button.current = element)}
        className={styles.remove}
        disabledFocusable={count === 0 || readOnly || run !== null}
        title={count === 0 ? texts.settings.removeNothing : undefined}
        onClick={() => setAsking(true)}
      >
        {texts.settings.remove}
      </Button>
      {asking && (
        <Suspense fallback={null}>
          <RemoveSheets
            sheets={made}
            close={() => {
              setAsking(false);
              button.current?.focus();
            }}
          />
        </Suspense>
      )}
    </>
  );
}
