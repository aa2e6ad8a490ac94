import { addresses } from "@/components/shop/addresses";
import { SellerAddress } from "./seller";
import { type About, type LegalText, To } from "./text";

const at = addresses("it");

export const terms = ({ company }: About): LegalText => ({
  title: "Condizioni di vendita",
  lead: `Che cosa vale quando compri da ${company.shop}, online o ritirando in negozio. Scritte per essere lette.`,
  clauses: [
    { id: "venditore", title: "Chi vende", body: <SellerAddress company={company} vat="P. IVA" phone="tel." certified="PEC" /> },
    {
      id: "prodotti",
      title: "Prodotti e prezzi",
      body: (
        <>
          <p>Ogni pagina di prodotto ne descrive materiali, misure, cura, produttore e avvertenze. I colori sullo schermo possono differire di poco da quelli veri: se hai un dubbio, in negozio li vedi alla luce naturale.</p>
          <p>I prezzi sono in euro e comprendono l’IVA. Le spese di consegna si aggiungono e le vedi prima di ordinare: le trovi in <To href={at.info("delivery")}>Consegna e ritiro</To>. Quando annunciamo una riduzione, accanto trovi il prezzo più basso dei 30 giorni precedenti.</p>
        </>
      ),
    },
    {
      id: "contratto",
      title: "Come si conclude il contratto",
      body: (
        <>
          <ol>
            <li>Metti gli articoli nella borsa e apri la cassa.</li>
            <li>Scrivi i tuoi dati e scegli, riga per riga, consegna o ritiro.</li>
            <li>Controlla il riepilogo sopra il pulsante: fino a lì puoi correggere tutto.</li>
            <li>Premi «Ordine con obbligo di pagare» e paga con carta, oppure con carta regalo o credito se coprono tutto.</li>
          </ol>
          <p>Il contratto è concluso quando il pagamento riesce e ricevi la conferma via email, che contiene queste informazioni su un supporto da conservare. Se il pagamento non arriva entro il tempo indicato, l’ordine si chiude, gli articoli tornano disponibili e non ti addebitiamo nulla.</p>
          <p>Puoi concludere il contratto in italiano o in inglese. Conserviamo l’ordine: lo ritrovi nella sua pagina e, se hai un account, in <To href={at.orders}>I tuoi ordini</To>.</p>
        </>
      ),
    },
    {
      id: "pagamento",
      title: "Pagamento",
      body: <p>Paghi con carta su una pagina protetta del nostro fornitore di pagamenti; i dati della carta non passano da noi. L’importo è addebitato quando ordini. Un pagamento che arriva in ritardo, quando l’ordine è già chiuso, ti torna indietro per intero e da solo. Puoi pagare tutto o una parte con carte regalo o con il tuo credito: quello che resta dopo l’ordine è ancora tuo. I rimborsi tornano prima sulla carta regalo o sul credito, poi sulla carta di pagamento.</p>,
    },
    {
      id: "consegna",
      title: "Consegna e ritiro",
      body: <p>Consegniamo entro il giorno promesso nella conferma, e comunque non oltre 30 giorni dall’ordine. Il rischio passa a te quando ricevi la merce. Chi ritira in negozio aspetta la nostra email: prima di allora l’ordine potrebbe non essere pronto. Tutto il resto è in <To href={at.info("delivery")}>Consegna e ritiro</To>.</p>,
    },
    {
      id: "codici",
      title: "Codici sconto",
      body: <p>Un codice sconto vale nel periodo, per l’importo minimo e per il numero di usi indicati. Uno per ordine, non convertibile in denaro. Se l’ordine si chiude senza pagamento, il codice torna valido.</p>,
    },
    {
      id: "recesso",
      title: "Diritto di recesso",
      body: <p>Hai 14 giorni da quando ricevi l’ultimo articolo per recedere senza spiegazioni, con la funzione <To href={at.withdrawal()}>Recedere dal contratto qui</To>, con il modulo tipo o con qualunque dichiarazione chiara. Come funziona, che cosa ti rimborsiamo e quando il recesso è escluso: <To href={at.info("returns")}>Resi e rimborsi</To>.</p>,
    },
    {
      id: "garanzia",
      title: "Garanzia legale",
      body: <p>Tutti i prodotti hanno la garanzia legale di conformità di due anni (Codice del consumo, articoli 128 e seguenti). I dettagli: <To href={at.info("guarantee")}>Garanzia legale</To>.</p>,
    },
    {
      id: "fattura",
      title: "Fattura",
      body: <p>La fattura elettronica va chiesta alla cassa, prima di ordinare, con codice fiscale o partita IVA. Senza richiesta ricevi una ricevuta gestionale: per le vendite a distanza la legge non prevede il documento commerciale.</p>,
    },
    {
      id: "reclami",
      title: "Reclami e controversie",
      body: (
        <>
          <p>Scrivici dalla pagina <To href={at.info("contact")}>Scrivici</To>: rispondiamo entro tre giorni lavorativi. Se non ci intendiamo, puoi rivolgerti a un organismo di risoluzione alternativa delle controversie (ADR) iscritto nell’elenco del Ministero delle imprese e del made in Italy.</p>
          <p>Al contratto si applica la legge italiana, salve le norme più favorevoli del Paese in cui vivi. Per le controversie è competente il giudice del luogo in cui abiti o hai eletto domicilio.</p>
        </>
      ),
    },
  ],
});
