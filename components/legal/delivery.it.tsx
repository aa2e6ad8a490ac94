import { addresses } from "@/components/shop/addresses";
import { sayMoney, sayRound } from "@/lib/core/money";
import { DELIVERY_METHODS } from "@/lib/fulfilment/rules";
import { type LegalText, Table, To } from "./text";

const at = addresses("it");
const NAMES = { standard: "Standard", express: "Espressa" } as const;
const days = ({ min, max }: { readonly min: number; readonly max: number }) => (min === max ? (max === 1 ? "1 giorno lavorativo" : `${max} giorni lavorativi`) : `${min}–${max} giorni lavorativi`);

export const delivery: LegalText = {
  title: "Consegna e ritiro",
  lead: "A casa entro il giorno promesso, oppure in uno dei quattro negozi, senza spese. Scegli riga per riga.",
  clauses: [
    {
      id: "costi",
      title: "Consegna a casa: quanto e quando",
      body: (
        <>
          <Table
            caption="Modi di consegna"
            head={["Consegna", "Costo, IVA inclusa", "Gratis da", "Tempi"]}
            rows={DELIVERY_METHODS.map(({ key, charge, freeFrom, workingDays }) => [NAMES[key], sayMoney(charge, "EUR", "it"), freeFrom === null ? "mai" : sayRound(freeFrom, "EUR", "it"), days(workingDays)])}
          />
          <p>Il costo dipende dal valore degli articoli da consegnare, dopo gli sconti. Il giorno esatto lo vedi alla cassa e lo ritrovi nella conferma: i festivi sono già considerati. Consegniamo in tutta Italia, isole comprese, con il corriere.</p>
        </>
      ),
    },
    {
      id: "pacchi",
      title: "Uno o più pacchi",
      body: <p>Spediamo tutto insieme quando un solo posto ha tutto. Se serve dividere l’ordine, paghi una sola consegna e ogni pacco ha il suo numero di spedizione, che ti scriviamo quando parte.</p>,
    },
    {
      id: "ritiro",
      title: "Ritiro in negozio",
      body: (
        <>
          <p>Il ritiro è gratis. Quando ordini vedi entro che ora l’ordine sarà pronto; ti scriviamo appena lo è, e solo allora conviene venire. Lo teniamo da parte alcuni giorni: quanti, lo dice la pagina di ogni <To href={at.stores}>negozio</To>, con orari e indicazioni.</p>
          <p>Può ritirare anche un’altra persona: le basta il codice di ritiro.</p>
        </>
      ),
    },
    {
      id: "problemi",
      title: "Se qualcosa va storto",
      body: <p>Se il pacco arriva danneggiato accettalo con riserva, fai una foto e <To href={at.info("contact")}>scrivici</To>. Se non arriva entro il giorno promesso, ce ne occupiamo noi con il corriere; se non consegniamo nemmeno entro un termine ragionevole che ci dai, puoi risolvere il contratto e ti rimborsiamo subito.</p>,
    },
  ],
};
