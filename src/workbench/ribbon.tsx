import { useEffect, useState } from "react";
import { ribbonOf } from "./manifest-ribbon.ts";
import type { RibbonButton } from "./manifest-ribbon.ts";
import type { Words } from "./words.ts";

interface RibbonProps {
  readonly words: Words;
  readonly locale: string;
  readonly disabled: boolean;
  onPress(button: RibbonButton): void;
}

/** The buttons that the manifest puts on Excel's ribbon. */
export function Ribbon({ words, locale, disabled, onPress }: RibbonProps) {
  const [manifest, setManifest] = useState<string | null>(null);
  useEffect(() => {
    void fetch("/manifest.xml")
      .then((response) => (response.ok ? response.text() : null))
      .then(setManifest);
  }, []);
  const groups = manifest === null ? [] : ribbonOf(manifest, locale);
  return (
    <div role="toolbar" aria-label={words.ribbon} className="ribbon">
      {groups.map((group) => (
        <div key={group.label} role="group" aria-label={group.label} className="ribbon-group">
          <div className="ribbon-buttons">
            {group.buttons.map((button) => (
              <button
                key={button.id}
                type="button"
                title={button.tip}
                disabled={disabled}
                onClick={() => onPress(button)}
              >
                {button.icon !== null && <img src={button.icon} alt="" width={32} height={32} />}
                {button.label}
              </button>
            ))}
          </div>
          <span aria-hidden="true">{group.label}</span>
        </div>
      ))}
    </div>
  );
}
