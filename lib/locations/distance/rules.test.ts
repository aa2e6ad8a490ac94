import { expect, test } from "vitest";
import { distanceKm, isPlaceTyped } from "./rules";

test("the distance of two points as the crow flies", () => {
  const [milan, rome] = [{ latitude: 45.4642, longitude: 9.19 }, { latitude: 41.9028, longitude: 12.4964 }];
  expect(distanceKm(milan, rome)).toBeCloseTo(477, 0);
  expect(distanceKm(milan, milan)).toBe(0);
  expect(distanceKm({ latitude: 0, longitude: 0 }, { latitude: 0, longitude: 180 })).toBeCloseTo(Math.PI * 6371, 5);
});

test("a place by its name, street, postcode or town, however it is typed", () => {
  const place = "Via dell’Università, Largo Città 4, 40121 Bologna BO";
  for (const typed of ["", "bologna", " BOLO ", "401", "universita", "citta bologna", "dell'uni"]) expect(isPlaceTyped(place, typed), typed).toBe(true);
  for (const typed of ["roma", "logna", "bologna roma", "40122"]) expect(isPlaceTyped(place, typed), typed).toBe(false);
});
