import { addresses } from "@/components/shop/addresses";
import { SellerAddress } from "./seller";
import { type About, type LegalText, To } from "./text";

const at = addresses("it");

export const contact = ({ company, cities }: About): LegalText => ({
  title: "Scrivici",
  lead: "Risponde una persona, di solito entro un giorno lavorativo. Se hai ordinato, tieni a portata il numero d’ordine.",
  clauses: [
    {
      id: "dove",
      title: "Email e telefono",
      body: (
        <>
          <p>
            <a className="link" href={`mailto:${company.email}`}>{company.email}</a>
            <br />
            <a className="link" href={`tel:${company.phone.replaceAll(" ", "")}`}>{company.phone}</a>{company.phoneHours.it ? `, ${company.phoneHours.it}` : null}
          </p>
          {company.demo ? <p>Negozio dimostrativo: indirizzo e numero non portano a nessuno.</p> : null}
        </>
      ),
    },
    { id: "negozi", title: "In negozio", body: <p>{cities ? `${cities}: ` : null}<To href={at.stores}>orari, telefoni e indicazioni</To>.</p> },
    {
      id: "ordine",
      title: "Dov’è il mio ordine?",
      body: <p>Apri il link nell’email di conferma, o <To href={at.orders}>i tuoi ordini</To> se hai un account. Se la conferma non c’è, guarda nella posta indesiderata; poi scrivici nome e giorno dell’ordine.</p>,
    },
    {
      id: "cambiare",
      title: "Cambiare o annullare",
      body: <p>Finché il pacco non è partito, scrivici subito: facciamo il possibile. Dopo, puoi sempre <To href={at.withdrawal()}>recedere dal contratto qui</To>.</p>,
    },
    {
      id: "guasti",
      title: "Un prodotto ha un difetto",
      body: <p>Mandaci una foto e il numero d’ordine. Vale la <To href={at.info("guarantee")}>garanzia legale</To>: due anni, senza spese per te.</p>,
    },
    {
      id: "pagamento",
      title: "Il pagamento non è riuscito",
      body: <p>La borsa è ancora lì: puoi riprovare, anche con un’altra carta. Se vedi un importo in sospeso, la banca lo libera da sola in pochi giorni. Se un pagamento arrivasse due volte o in ritardo, ti torna indietro senza che tu faccia nulla.</p>,
    },
    { id: "azienda", title: "Chi siamo, per la legge", body: <SellerAddress company={company} vat="P. IVA" phone="tel." certified="PEC" /> },
  ],
});
