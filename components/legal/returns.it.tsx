import { addresses } from "@/components/shop/addresses";
import { POLICY } from "@/lib/rights/policy/rules";
import { type About, type LegalText, Sheet, To } from "./text";

const at = addresses("it");

export const returns = ({ company, parcelsTo }: About): LegalText => ({
  title: "Resi e rimborsi",
  lead: `Hai ${POLICY.windowDays} giorni per ripensarci, due anni se qualcosa non va. Qui c’è come si fa, in ordine.`,
  clauses: [
    {
      id: "recesso",
      title: "Recedere entro 14 giorni",
      body: (
        <>
          <p>Puoi recedere dal contratto concluso online, anche se hai ritirato in negozio, senza spiegazioni. Il termine è di 14 giorni da quando tu, o una persona indicata da te, ricevi l’ultimo articolo dell’ordine; se l’ultimo giorno è sabato, domenica o festivo, hai tempo fino al primo giorno lavorativo dopo. Se non ti avessimo informato di questo diritto, avresti dodici mesi in più.</p>
          <p>Il modo più semplice è <To href={at.withdrawal()}>Recedere dal contratto qui</To>: due passi, senza account, e ricevi subito la conferma con data e ora. Vale anche qualunque altra dichiarazione chiara, per email o per posta, mandata entro il termine.</p>
        </>
      ),
    },
    {
      id: "ripensarci",
      title: `${POLICY.windowDays} giorni per ripensarci`,
      body: <p>Oltre al recesso previsto dalla legge, hai {POLICY.windowDays} giorni da quando lo ricevi per rimandarci un articolo o riportarlo in uno dei <To href={at.stores}>nostri negozi</To>, anche senza scatola, purché sia come nuovo: scrivici il numero d’ordine, oppure passa a trovarci. Ti rimborsiamo quello che hai pagato per l’articolo. Non vale per i prodotti esclusi dal recesso.</p>,
    },
    {
      id: "rispedire",
      title: "Rispedire la merce",
      body: (
        <>
          <p>Rispedisci gli articoli entro 14 giorni dalla dichiarazione, ben imballati e con il numero d’ordine, a: {parcelsTo}. La spedizione di ritorno è a tuo carico, salvo che la pagina dell’ordine ti dia un’etichetta già pagata; in uno dei <To href={at.stores}>nostri negozi</To> il reso non costa nulla.</p>
          <p>Puoi provare l’articolo come faresti in negozio. Se l’hai usato oltre, possiamo trattenere quanto ha perso di valore.</p>
        </>
      ),
    },
    {
      id: "rimborso",
      title: "Il rimborso",
      body: <p>Ti rimborsiamo entro 14 giorni dalla dichiarazione quanto hai pagato per gli articoli e, se recedi da tutto l’ordine, per la consegna standard, con lo stesso mezzo di pagamento. Se avevi scelto la consegna espressa, la differenza resta a tuo carico. Possiamo aspettare di avere ricevuto la merce, o la prova che l’hai spedita.</p>,
    },
    {
      id: "esclusioni",
      title: "Quando il recesso è escluso",
      body: (
        <>
          <p>Il recesso non spetta per i casi dell’articolo 59 del Codice del consumo. Da noi riguarda soprattutto:</p>
          <ul>
            <li>prodotti fatti su misura o personalizzati;</li>
            <li>prodotti sigillati che, una volta aperti, non si possono restituire per ragioni di igiene;</li>
            <li>prodotti che deperiscono in fretta;</li>
            <li>incontri e corsi con una data fissata.</li>
          </ul>
          <p>Quando succede è scritto nella pagina del prodotto, alla cassa e nella conferma, con il motivo.</p>
        </>
      ),
    },
    {
      id: "modulo",
      title: "Modulo di recesso tipo",
      body: (
        <>
          <p>Compilalo e mandalo solo se vuoi recedere dal contratto e preferisci scrivere.</p>
          <Sheet>
            <p>A {company.name}, {company.street}, {company.postcode} {company.city}, {company.email}</p>
            <p>Con la presente io/noi (*) notifico/notifichiamo (*) il recesso dal mio/nostro (*) contratto di vendita dei seguenti beni:</p>
            <p>Ordinati il (*) / ricevuti il (*):</p>
            <p>Nome del/dei consumatore/i:</p>
            <p>Indirizzo del/dei consumatore/i:</p>
            <p>Firma del/dei consumatore/i (solo se il modulo è notificato in versione cartacea):</p>
            <p>Data:</p>
            <p>(*) Cancellare la dicitura inutile.</p>
          </Sheet>
        </>
      ),
    },
    {
      id: "difetti",
      title: "Qualcosa non va",
      body: <p>Se l’articolo arriva rotto, sbagliato o si guasta, il recesso non c’entra: vale la <To href={at.info("guarantee")}>garanzia legale</To>. Scrivici con una foto e il numero d’ordine, oppure passa in negozio: ripariamo o sostituiamo a nostre spese.</p>,
    },
  ],
});
