import { isFrench, separatorsOf } from "../locale.ts";
import type { ObjectType } from "../member.ts";

const datetimeFormatType: ObjectType<null> = {
  name: "DatetimeFormatInfo",
  members: {
    dateSeparator: { get: () => "/" },
    longDatePattern: { get: (_target, { locale }) => (isFrench(locale) ? "dddd d mmmm yyyy" : "dddd, mmmm d, yyyy") },
    longTimePattern: { get: (_target, { locale }) => (isFrench(locale) ? "hh:mm:ss" : "h:mm:ss AM/PM") },
    shortDatePattern: { get: (_target, { locale }) => (isFrench(locale) ? "dd/mm/yyyy" : "m/d/yyyy") },
    timeSeparator: { get: () => ":" },
  },
};

const numberFormatType: ObjectType<null> = {
  name: "NumberFormatInfo",
  members: {
    currencySymbol: { get: (_target, { locale }) => separatorsOf(locale).currency },
    numberDecimalSeparator: { get: (_target, { locale }) => separatorsOf(locale).decimal },
    numberGroupSeparator: { get: (_target, { locale }) => separatorsOf(locale).group },
  },
};

export const cultureInfoType: ObjectType<null> = {
  name: "CultureInfo",
  members: {
    datetimeFormat: { navigate: () => ({ type: datetimeFormatType, target: null }) },
    numberFormat: { navigate: () => ({ type: numberFormatType, target: null }) },
    name: { get: (_target, { locale }) => locale },
  },
};
