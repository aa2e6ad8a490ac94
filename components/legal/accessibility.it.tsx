import { addresses } from "@/components/shop/addresses";
import { type About, type LegalText, To } from "./text";

const at = addresses("it");

export const accessibility = ({ company }: About): LegalText => ({
  title: "Accessibilità",
  lead: "Il negozio deve funzionare per tutti: con la tastiera, con un lettore di schermo, ingrandito, senza mouse.",
  clauses: [
    {
      id: "conformita",
      title: "A che cosa ci atteniamo",
      body: <p>Costruiamo il negozio secondo le WCAG 2.2, livello AA, e la norma EN 301 549, come chiede il D.Lgs. 82/2022 che attua la direttiva (UE) 2019/882. Riguarda ricerca, prodotti, borsa, cassa, ordini, account, recesso e queste pagine.</p>,
    },
    {
      id: "come",
      title: "Come lo facciamo",
      body: (
        <ul>
          <li>Tutto si usa con la sola tastiera; il fuoco si vede sempre e l’ordine è quello di lettura.</li>
          <li>Testi e comandi hanno un contrasto di almeno 4,5:1, in chiaro e in scuro; nessuna informazione è affidata al solo colore.</li>
          <li>Le pagine reggono l’ingrandimento al 400 % e larghezze da 320 pixel.</li>
          <li>Le foto hanno una descrizione; i moduli dicono che cosa non va, accanto al campo, e conservano ciò che hai scritto.</li>
          <li>Nulla si muove da solo; chi chiede meno movimento non ne vede.</li>
          <li>Acquisto, ordine e recesso funzionano anche senza JavaScript.</li>
        </ul>
      ),
    },
    {
      id: "limiti",
      title: "Limiti che conosciamo",
      body: (
        <ul>
          <li>La pagina di pagamento è del nostro fornitore: ne seguiamo l’accessibilità, ma non la costruiamo noi.</li>
          <li>La ricevuta in PDF ha un ordine di lettura e un titolo, ma le tabelle non sono ancora descritte come tali. Le stesse cifre sono nella pagina dell’ordine.</li>
          <li>Le descrizioni delle foto dei prodotti dicono forma e colore, non ogni dettaglio. Chiedici: te lo raccontiamo.</li>
        </ul>
      ),
    },
    {
      id: "verifica",
      title: "Come lo verifichiamo",
      body: <p>A ogni modifica controlliamo le pagine in modo automatico, in chiaro e in scuro, su telefono e schermo grande, e proviamo a mano tastiera e lettore di schermo. Ultima verifica: novembre 2026, autovalutazione.</p>,
    },
    {
      id: "segnalare",
      title: "Qualcosa non funziona?",
      body: (
        <>
          <p>Scrivi a {company.email} o chiama {company.phone}: dicci la pagina e che cosa usi. Rispondiamo entro cinque giorni lavorativi e, se serve, ti serviamo in un altro modo; anche in <To href={at.stores}>negozio</To>.</p>
          <p>Se la risposta non ti basta puoi rivolgerti all’Agenzia per l’Italia digitale (AgID), che vigila sull’applicazione del decreto.</p>
        </>
      ),
    },
  ],
});
