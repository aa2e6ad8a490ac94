import { addresses } from "@/components/shop/addresses";
import { SellerAddress } from "./seller";
import { type About, type LegalText, Table, To } from "./text";

const at = addresses("it");

export const privacy = ({ company }: About): LegalText => ({
  title: "Privacy",
  lead: "Usiamo i tuoi dati per servirti e per gli obblighi di legge. Per tutto il resto te lo chiediamo prima.",
  clauses: [
    {
      id: "titolare",
      title: "Titolare del trattamento",
      body: (
        <>
          <SellerAddress company={company} vat="P. IVA" phone="tel." certified="PEC" />
          <p>Per ogni domanda sui tuoi dati scrivi a {company.email}.</p>
        </>
      ),
    },
    {
      id: "dati",
      title: "Quali dati, perché, per quanto",
      body: (
        <>
          <Table
            caption="Trattamenti di dati personali"
            head={["Per che cosa", "Quali dati", "Base giuridica", "Per quanto"]}
            rows={[
              ["Ordini, consegna, ritiro, assistenza", "Nome, email, telefono, indirizzo, articoli, messaggi", "Contratto (art. 6.1.b GDPR)", "10 anni per i documenti contabili (art. 2220 c.c.)"],
              ["Pagamento", "Importo, esito e riferimento; mai il numero della carta", "Contratto", "10 anni"],
              ["Fattura", "Codice fiscale, partita IVA, codice SDI o PEC", "Obbligo di legge (6.1.c)", "10 anni"],
              ["Recesso, resi, garanzia", "Dichiarazione, data e ora, esito", "Obbligo di legge", "10 anni"],
              ["Account", "Email, nome, indirizzi, password cifrata, accessi", "Contratto", "Finché l’account esiste"],
              ["Borsa", "Articoli e negozio scelto, senza nome", "Misure precontrattuali", "90 giorni dall’ultima visita"],
              ["Sicurezza", "Indirizzo di rete in forma cifrata, tentativi di accesso", "Legittimo interesse (6.1.f)", "Da pochi minuti a 30 giorni"],
              ["Prova della scelta sui cookie", "Scelta, data e ora, testo letto, un numero casuale: non chi sei", "Obbligo di legge (art. 7.1)", "Finché può servire come prova"],
              ["Statistiche, suggerimenti, novità", "Pagine viste, preferenze", "Consenso (6.1.a)", "Fino alla revoca, al massimo 24 mesi"],
            ]}
          />
          <p>Nome, email e, per la consegna, indirizzo sono necessari per l’ordine. Il resto è facoltativo.</p>
        </>
      ),
    },
    {
      id: "chi",
      title: "Chi li riceve",
      body: <p>Corrieri, fornitore di pagamenti, gestore della posta elettronica e dell’infrastruttura, commercialista, Agenzia delle Entrate per le fatture. Agiscono per noi come responsabili o, come banche e autorità, per conto proprio. I dati restano nello Spazio economico europeo; se un fornitore li trattasse altrove, lo farebbe con le garanzie degli articoli 44–49 del GDPR.</p>,
    },
    {
      id: "messaggi",
      title: "Le nostre email",
      body: <p>Conferme, spedizioni e recessi arrivano perché servono al contratto: non contengono pubblicità né pixel che registrano se le apri. Le novità arrivano solo se ti iscrivi, e in ogni messaggio c’è come smettere.</p>,
    },
    {
      id: "decisioni",
      title: "Nessuna decisione automatica",
      body: <p>Non prendiamo decisioni con effetti giuridici su di te in modo automatico, e i prezzi sono gli stessi per tutti.</p>,
    },
    {
      id: "diritti",
      title: "I tuoi diritti",
      body: (
        <>
          <p>Puoi chiedere di vedere i tuoi dati, correggerli, cancellarli, limitarne l’uso, riceverli in un formato leggibile da un computer, opporti e revocare un consenso quando vuoi. Scrivi a {company.email}: rispondiamo entro un mese. Cancellare l’account rende anonimi i dati, salvo quelli che la legge ci obbliga a conservare.</p>
          <p>Puoi presentare reclamo al Garante per la protezione dei dati personali, Piazza Venezia 11, 00187 Roma, garanteprivacy.it.</p>
        </>
      ),
    },
    { id: "cookie", title: "Cookie", body: <p>Quali usiamo e come cambiare idea: <To href={at.info("cookies")}>Cookie</To>.</p> },
  ],
});
