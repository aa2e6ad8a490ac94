"use server";
import { action } from "@/lib/request/action";
import { answerForm } from "@/lib/request/answer-form";
import { choosePinHere } from "@/lib/request/counter";
import { ChoosePin } from "@/lib/staff/counter/choose-pin";

export const choose = answerForm({ namespace: "staff-counter", act: action("staff", ChoosePin, choosePinHere), refusals: { "wrong-password": "own.wrong-password", "too-many": "own.too-many" }, done: "own.done" });
