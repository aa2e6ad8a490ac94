import { fillIn, payBy, putInBag, toCheckout } from "./buying";
import { somebody } from "./people";
import { expect, test } from "./shop";
import { cardWords, say } from "./words";

const STOOL = "BL-FUR-21-NOCE";

test("two shoppers race for the last piece: one gets it, the other is told before paying", async ({ page, another, behind }) => {
  const t = say("it", "checkout");
  await behind.leaveOnly(STOOL, 1);
  const racers = await Promise.all(
    [page, await another()].map(async (at, n) => {
      const person = somebody(n === 0 ? "Elisa Prova" : "Fabio Prova");
      await putInBag(at, "sgabello-trepiede", STOOL);
      await toCheckout(at);
      await fillIn(at, person);
      return { at, person, paying: at.getByRole("heading", { level: 1, name: cardWords("it").title }), told: at.getByText(t("changed.soldOut", { title: "Sgabello Trepiede" })) };
    }),
  );
  await Promise.all(racers.map(({ at }) => at.getByRole("button", { name: t("pay") }).click()));
  await Promise.all(racers.map(({ paying, told }) => expect(paying.or(told)).toBeVisible()));
  const won = await Promise.all(racers.map(({ paying }) => paying.isVisible()));
  expect(won.filter(Boolean)).toHaveLength(1);
  const [winner, loser] = won[0] ? racers : racers.toReversed();
  if (!winner || !loser) throw new Error("two raced");

  expect(await behind.stock(STOOL)).toEqual({ onHand: 1, held: 1 });
  expect(await behind.orders(loser.person.email)).toEqual([]);
  await payBy(winner.at, "success");
  await expect(winner.at.getByRole("heading", { level: 1, name: say("it", "order")("standing.thanks") })).toBeVisible();
  expect(await behind.orders(winner.person.email)).toMatchObject([{ state: "paid" }]);
  expect(await behind.stock(STOOL)).toEqual({ onHand: 1, held: 1 });

  await page.goto("/it");
  await loser.at.goto(`/it/p/sgabello-trepiede?v=${STOOL}`);
  await expect(loser.at.getByRole("main").getByRole("status").first()).toContainText(say("it", "product")("buy.soldOut"));
});
