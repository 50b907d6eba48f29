import { createDOMRenderer, RendererProvider } from "@fluentui/react-components";
import { StrictMode, type ReactNode } from "react";
import { createRoot } from "react-dom/client";
import { associateCommands } from "../commands/commands.ts";
import { displayLanguage, isDarkTheme } from "../excel/display.ts";
import { failureOf } from "../excel/failure.ts";
import { associateFunctions, type FunctionsHost } from "../functions/associate.ts";
import { App } from "./app.tsx";
import { Crash } from "./error-boundary.tsx";
import { officeServices } from "./office-services.ts";
import { createPane } from "./pane.ts";

declare const JAUGE_VERSION: string;
/** Of Office.js; its types leave it out. */
declare const CustomFunctions: FunctionsHost | undefined;

const root = createRoot(document.getElementById("root")!);
const renderer = createDOMRenderer(document);
const render = (content: ReactNode): void =>
  root.render(
    <StrictMode>
      <RendererProvider renderer={renderer} targetDocument={document}>
        {content}
      </RendererProvider>
    </StrictMode>,
  );

async function start(): Promise<void> {
  const [{ readPreferences }] = await Promise.all([
    import(/* webpackChunkName: "office-helpers" */ "./preferences.ts"),
    Office.onReady(),
  ]);
  const preferences = readPreferences();
  const hostLanguage = displayLanguage(Office);
  const services = officeServices(Office, Excel, JAUGE_VERSION);
  const pane = createPane(services, preferences.language ?? hostLanguage);
  const show = (): void =>
    render(
      <App
        pane={pane}
        version={JAUGE_VERSION}
        hostLanguage={hostLanguage}
        savedLanguage={preferences.language}
        saveLanguage={preferences.saveLanguage}
        dark={isDarkTheme(Office)}
        hostDetails={services.hostDetails}
      />,
    );
  show();
  // Excel tells no one that its theme changed.
  window.addEventListener("focus", show);
  associateCommands(
    {
      associate: (name, handler) => Office.actions?.associate(name, handler),
      showPane: () => Office.addin.showAsTaskpane(),
    },
    pane,
  );
  if (typeof CustomFunctions !== "undefined") associateFunctions(CustomFunctions);
  await pane.open();
}

start().catch((error: unknown) => render(<Crash error={error instanceof Error ? error : failureOf(error)} />));
