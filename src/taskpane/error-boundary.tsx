import { Component, type ReactNode } from "react";
import { useWording } from "./texts.ts";

interface Props {
  readonly children: ReactNode;
}

interface Caught {
  readonly error: Error | null;
}

/** React only offers this as a class. Plain elements: whatever failed may be the look itself. */
export class ErrorBoundary extends Component<Props, Caught> {
  override state: Caught = { error: null };

  static getDerivedStateFromError(error: unknown): Caught {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render(): ReactNode {
    const { error } = this.state;
    return error ? <Crash error={error} /> : this.props.children;
  }
}

/** Shown in place of the pane, also where the page could not start. */
export function Crash({ error }: { readonly error: Error }) {
  const { texts } = useWording();
  const { failure } = texts;
  return (
    <div className="crash" role="alert">
      <h2>{failure.crashed}</h2>
      <p>{error.name === "ChunkLoadError" ? failure.offlinePart : failure.crashedText}</p>
      <button type="button" onClick={() => location.reload()}>
        {failure.restart}
      </button>
      <details>
        <summary>{failure.details}</summary>
        <textarea aria-label={failure.detailsLabel} readOnly rows={6} value={error.stack ?? error.message} />
      </details>
    </div>
  );
}
