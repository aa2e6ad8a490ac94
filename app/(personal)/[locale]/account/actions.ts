"use server";
import { redirect } from "next/navigation";
import { z } from "zod";
import { shownCode } from "@/app/shown-code";
import type { ShownCode } from "@/components/ui/show-code";
import { done, type Outcome } from "@/lib/core/outcome";
import { ChangePassword } from "@/lib/customers/change-password";
import { RemoveAddress, removeAddress as removeVerb } from "@/lib/customers/remove-address";
import { saveAddress as saveAddressVerb } from "@/lib/customers/save-address";
import { SaveProfile, saveProfile as saveProfileVerb } from "@/lib/customers/save-profile";
import { showCard as showCardVerb } from "@/lib/customers/show-card";
import * as account from "@/lib/request/account";
import { action } from "@/lib/request/action";
import { answerForm } from "@/lib/request/answer-form";
import { localeOfPage } from "@/lib/request/shopper";

const namespace = "account";
const Nothing = z.object({});
const go = ({ to }: account.Onwards) => redirect(to);

export const saveProfile = answerForm({ namespace, act: action("customer", SaveProfile, saveProfileVerb), refusals: {}, done: "saved" });
export const changePassword = answerForm({ namespace, act: action("customer", ChangePassword, account.changeOwnPassword), refusals: { "too-many": "tooManyTries" }, done: "passwordChanged" });
export const saveAddress = answerForm({ namespace, act: action("customer", account.AddressForm, saveAddressVerb), refusals: { unknown: "addressGone", "too-many": "tooManyAddresses" }, done: "saved" });
export const removeAddress = answerForm({ namespace, act: action("customer", RemoveAddress, removeVerb), refusals: {}, done: "addressRemoved" });
export const leave = answerForm({ namespace, act: action("shopper", Nothing, account.leave), refusals: {}, onDone: go });
export const leaveEverywhere = answerForm({ namespace, act: action("customer", Nothing, account.leaveEverywhere), refusals: {}, onDone: go });

/** The owner's card for the till's scanner. */
export const showCard = action("customer", Nothing, async function showCard(who): Promise<Outcome<ShownCode, { why: "closed" }>> {
  const shown = await showCardVerb(who);
  return shown.ok ? done(shownCode(shown.value, await localeOfPage())) : shown;
});
