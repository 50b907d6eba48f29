import type { FailureCode } from "../../excel/failure.ts";
import type { FailureText } from "../fr/failures.ts";

export const failures: Readonly<Record<FailureCode, FailureText>> = {
  "cell-edit": {
    cause: "A cell is being edited.",
    remedy: "Finish it with Enter or Esc, then try again.",
  },
  protected: {
    cause: "Excel refuses to write: a sheet or the workbook is protected.",
    remedy: "Lift the protection with the Review tab, then try again.",
  },
  "structure-protected": {
    cause: "The workbook's structure is protected: no sheet can be added.",
    remedy: "Lift the protection with Review › Protect Workbook, then try again.",
  },
  "read-only": {
    cause: "The workbook is open for reading only.",
    remedy: "Save a copy of it, or ask for the right to edit.",
  },
  "too-large": {
    cause: "A sheet is too large to be read at once.",
    remedy: "Clear the formatted empty rows, or move archives to another workbook.",
  },
  "too-old": {
    cause: "This version of Excel cannot do what Jauge asks.",
    remedy: "Update Excel, or open the workbook in Excel on the web.",
  },
  "activity-limit": {
    cause: "Excel is receiving too many requests.",
    remedy: "Wait a minute, then try again.",
  },
  "timed-out": {
    cause: "Excel did not answer in time.",
    remedy: "Wait until Excel has finished calculating, then try again; else reopen the workbook.",
  },
  silent: {
    cause: "Excel no longer answers.",
    remedy:
      "Wait for a calculation to end, or close Excel's open dialog, then try again; otherwise reopen the workbook.",
  },
  aborted: {
    cause: "Excel gave up the request half-way.",
    remedy: "Try again: Jauge reads the workbook anew and does the whole over.",
  },
  "dialog-open": {
    cause: "A dialog is open in Excel.",
    remedy: "Close it, then try again.",
  },
  "not-found": {
    cause: "An expected sheet or cell is gone.",
    remedy: "It may have been deleted or renamed during the run: try again.",
  },
  changed: {
    cause: "The workbook changed during the run: another person or add-in is working in it.",
    remedy: "Try again: Jauge reads the workbook anew.",
  },
  obstructed: {
    cause: "A table, a filter or merged cells stand in the way on a sheet made by Jauge.",
    remedy: "Take them off that sheet, then try again.",
  },
  offline: {
    cause: "The connection with Excel is lost.",
    remedy: "Check the network, then try again.",
  },
  "no-permission": {
    cause: "You are not allowed to edit this workbook.",
    remedy: "Ask for the right to edit, or save a copy.",
  },
  unexpected: {
    cause: "Excel reported an unexpected error.",
    remedy: "Try again; if it comes back, copy the details and pass them on.",
  },
};
