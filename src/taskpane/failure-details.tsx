import { Button, makeStyles, Textarea, tokens, useAnnounce } from "@fluentui/react-components";
import { useEffect, useRef, useState } from "react";
import { useHostDetails } from "./host-details.ts";
import type { FailureFact } from "./state.ts";
import { useWording } from "./texts.ts";

const useStyles = makeStyles({
  details: { marginTop: tokens.spacingVerticalXS },
  summary: { cursor: "pointer", minHeight: "32px", lineHeight: "32px" },
  box: { width: "100%", marginBottom: tokens.spacingVerticalXS, "& > textarea": { fontSize: tokens.fontSizeBase200 } },
  said: { display: "block", fontSize: tokens.fontSizeBase200 },
});

/** What a person who helps from afar would ask for; to select, or to copy. */
export function FailureDetails({ failure }: { readonly failure: FailureFact }) {
  const { texts } = useWording();
  const styles = useStyles();
  const box = useRef<HTMLTextAreaElement>(null);
  const [copied, setCopied] = useState<boolean | null>(null);
  const host = useHostDetails();
  const { announce } = useAnnounce();
  const text = [`${failure.code} · ${failure.detail}`, host].filter((line) => line !== "").join("\n");
  useEffect(() => setCopied(null), [text]);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
      announce(texts.failure.copied, { polite: true });
    } catch {
      // Frames in Excel may not have the clipboard: the text is then selected, one key away.
      box.current?.focus();
      box.current?.select();
      setCopied(false);
    }
  };
  return (
    <details className={styles.details}>
      <summary className={styles.summary}>{texts.failure.details}</summary>
      <Textarea
        className={styles.box}
        textarea={{ ref: box }}
        aria-label={texts.failure.detailsLabel}
        readOnly
        resize="vertical"
        value={text}
      />
      <Button size="medium" onClick={() => void copy()}>
        {texts.failure.copy}
      </Button>
      {copied !== null && (
        <span className={styles.said}>{copied ? texts.failure.copied : texts.failure.copyRefused}</span>
      )}
    </details>
  );
}
