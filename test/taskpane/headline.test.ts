import { describe, expect, it } from "vitest";
import { DEFAULT_SETTINGS } from "../../src/cells/settings.ts";
import { headline } from "../../src/taskpane/headline.ts";
import { requirementToSettle } from "../../src/taskpane/finding-card.tsx";
import { resultsOf } from "./results.ts";

describe("headline", () => {
  const results = resultsOf();
  const top = headline(results);

  it("gives the four figures of the situation", () => {
    expect(top.commitmentRate).toBeCloseTo(0.711569, 6);
    expect(top.paymentRate).toBeCloseTo(0.611558, 6);
    expect(top.commitmentChange).toBeCloseTo(0.013209, 5);
    expect(top).toMatchObject({ available: 656_324.84, budget: 2_275_500, met: 1, evaluated: 2, toConfirm: 1 });
  });

  it("leaves out what is not there", () => {
    expect(headline({ ...results, budget: [], service: [] })).toMatchObject({
      commitmentRate: null,
      paymentRate: null,
      available: null,
      hasRequirements: false,
    });
  });

  it("sees the limits in force", () => {
    const strict = { ...DEFAULT_SETTINGS, thresholds: { ...DEFAULT_SETTINGS.thresholds, commitmentWatch: 0.7 } };
    expect(headline(resultsOf(strict)).commitmentSeverity).toBe("warning");
    expect(top.commitmentSeverity).toBeNull();
  });
});

describe("readings to settle", () => {
  it("are asked for once, on the finding that matters most", () => {
    const { findings } = resultsOf();
    const asked = findings.filter((finding) => requirementToSettle(finding, findings));
    expect(asked.map(({ code, params }) => [code, params["label"]])).toEqual([
      ["service.breached", "Nombre d'incidents bloquants"],
    ]);
  });
});
