import { createContext, useContext, useEffect, useState } from "react";

/** Gives one line on Excel and this add-in, when a failure needs it. */
export const HostDetailsContext = createContext<() => Promise<string>>(() => Promise.resolve(""));

export function useHostDetails(): string {
  const find = useContext(HostDetailsContext);
  const [text, setText] = useState("");
  useEffect(() => {
    let shown = true;
    find().then(
      (found) => shown && setText(found),
      // Details of the details are not worth a second failure.
      () => undefined,
    );
    return () => {
      shown = false;
    };
  }, [find]);
  return text;
}
